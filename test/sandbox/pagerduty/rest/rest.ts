// The front door of the REST API: faults, keys, limits, routes, the contract, and a journal line for every call.
import type { VirtualClock } from '../../clock';
import type { OpenApi } from '../../contracts/openapi';
import type { Faults } from '../../faults';
import { type HttpHandler, type HttpRequest, type HttpResponse, json } from '../../http';
import type { Journal } from '../../journal';
import type { Account } from '../account';
import { RateLimit } from '../rate-limit';
import type { User } from '../records';
import { invalid, Refusal, unknownCall } from '../refusal';
import type { Route } from './exchange';

const ACCEPT = 'application/vnd.pagerduty+json;version=2';
/** Real paths that the contract was cut without. */
const BEYOND_CONTRACT: readonly string[] = ['/escalation_policies/{id}', '/maintenance_windows'];

interface Parts {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly account: Account;
  readonly routes: readonly Route[];
  readonly baseUrl: string;
  readonly contract: OpenApi | undefined;
}

interface Asked {
  readonly request: HttpRequest;
  readonly path: string;
  readonly query: URLSearchParams;
}

export class Rest {
  private readonly limit: RateLimit;
  private readonly basePath: string;

  constructor(private readonly parts: Parts) {
    this.limit = new RateLimit(() => parts.clock.nowMs);
    this.basePath = new URL(parts.baseUrl).pathname.replace(/\/$/, '');
  }

  readonly handle: HttpHandler = async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.startsWith(`${this.basePath}/`)
      ? url.pathname.slice(this.basePath.length)
      : url.pathname;
    const asked: Asked = { request, path, query: url.searchParams };
    const response = this.answer(asked);
    const bytes = Buffer.byteLength(response.body);
    this.parts.journal.call('pagerduty', `${request.method} ${path}`, String(response.status), bytes);
    return response;
  };

  private answer(asked: Asked): HttpResponse {
    const status = this.parts.faults.statusOf('pagerduty');
    if (status !== undefined) return faultAnswer(status, this.parts.faults.of('pagerduty').reset);
    try {
      const key = this.keyOf(asked.request);
      const isBulkUpdate = asked.request.method === 'PUT' && asked.path === '/incidents';
      return this.limit.refusal(key, isBulkUpdate) ?? this.route(asked, key);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.refused.malformed) this.complain(asked, error.message);
      return error.response;
    }
  }

  private route(asked: Asked, key: string): HttpResponse {
    const { request, path, query } = asked;
    const matched = this.match(request.method, path);
    if (!matched) throw unknownCall();
    const { route, id } = matched;
    if (request.headers.accept !== ACCEPT) throw invalid(`the Accept header must be ${ACCEPT}`);
    const requester = () => this.requester(request);
    if (route.needsFrom) requester();
    const body = readBody(request);
    const contract = BEYOND_CONTRACT.includes(route.path) ? undefined : this.parts.contract;
    const wrong = contract?.request({ method: request.method, path, query, headers: request.headers, body });
    if (wrong?.length) throw invalid(...wrong);
    if (query.get('incident_key') === '') {
      this.complain(asked, 'an empty incident_key finds every open incident');
    }
    const keyOwner = this.parts.account.keys.get(key) ?? null;
    const response = route.run({ id, query, body, keyOwner, requester });
    const answered: unknown = response.body === '' ? undefined : JSON.parse(response.body);
    for (const mistake of contract?.answer(request.method, path, response.status, answered) ?? []) {
      this.complain(asked, `the simulator's own answer is outside the contract: ${mistake}`);
    }
    return response;
  }

  private match(method: string, path: string): { route: Route; id: string } | undefined {
    for (const route of this.parts.routes) {
      if (route.method !== method) continue;
      const [head = '', tail] = route.path.split('{id}');
      if (tail === undefined && route.path === path) return { route, id: '' };
      if (tail === undefined || !path.startsWith(head) || !path.endsWith(tail)) continue;
      const id = path.slice(head.length, path.length - tail.length);
      if (id !== '' && !id.includes('/')) return { route, id };
    }
    return undefined;
  }

  private keyOf(request: HttpRequest): string {
    const key = /^Token token=(\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (key === undefined || !this.parts.account.keys.has(key)) {
      throw new Refusal({ status: 401, code: 2006, message: 'Authentication failed' });
    }
    return key;
  }

  private requester(request: HttpRequest): User {
    const email = request.headers.from;
    if (!email) {
      const message = `You must specify a user's email address in the "From" header to perform this action`;
      throw new Refusal({ status: 400, code: 2016, message, malformed: true });
    }
    const user = this.parts.account.userByEmail(email);
    if (!user)
      throw new Refusal({ status: 400, code: 1008, message: 'Requester User Not Found', details: [] });
    return user;
  }

  private complain({ request, path, query }: Asked, text: string): void {
    const search = query.size > 0 ? `?${query}` : '';
    this.parts.journal.complain('pagerduty', `${request.method} ${path}${search}: ${text}`);
  }
}

/** The docs allow for a 429 without headers and body. */
function faultAnswer(status: number, resetSeconds: number | undefined): HttpResponse {
  if (status === 429 && resetSeconds === undefined) return { status, headers: {}, body: '' };
  const headers = resetSeconds === undefined ? {} : { 'ratelimit-reset': String(resetSeconds) };
  return json(status, { error: { message: 'Switched on as a fault', code: 2000 } }, headers);
}

function readBody(request: HttpRequest): unknown {
  if (request.body.length === 0) return undefined;
  const isJson = request.headers['content-type']?.startsWith('application/json');
  try {
    if (isJson) return JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch {
    // Said below, as for any other body that is no JSON.
  }
  throw invalid('params must be a Hash');
}
