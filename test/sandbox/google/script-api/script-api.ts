// The Google servers that clasp calls, for one account: the Apps Script API, and of Drive, the profile and the token
// server just what clasp asks. Mounted at a path whose next part is the host: `/google/script.googleapis.com/v1/projects`.
import { discovery } from '../../contracts/discovery';
import type { HttpHandler, HttpRequest, HttpResponse } from '../../http';
import { json } from '../../http';
import type { Journal } from '../../journal';
import { GoogleApiError } from '../error';
import { ROUTES } from './routes';
import type { Studio } from './studio';

export interface ScriptApiOptions {
  readonly journal: Journal;
  readonly studio: Studio;
  readonly email: string;
  /** The bearer token that is taken. */
  readonly accessToken: string;
  /** @returns the new spreadsheet's id */
  readonly createSpreadsheet: (title: string) => string;
}

const API_OFF =
  'User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.';
const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';

/** What went wrong on Google's side; tests switch it. */
export interface Trouble {
  /** The switch at script.google.com/home/usersettings. */
  isApiOn: boolean;
  /** The person took the access back, or the company ended the session. */
  isLoginOver: boolean;
  /** These calls, by the discovery document's id or `drive.files.create`, are answered so. */
  readonly failing: Map<string, GoogleApiError>;
}

export class ScriptApi {
  readonly trouble: Trouble = { isApiOn: true, isLoginOver: false, failing: new Map() };

  constructor(private readonly options: ScriptApiOptions) {}

  readonly handle: HttpHandler = async (request) => {
    const url = new URL(request.url);
    const [, host = '', path = ''] = /^\/google\/([^/]+)(\/.*)$/.exec(url.pathname) ?? [];
    const answered = this.attempt(host, path, url.searchParams, request);
    const { journal } = this.options;
    journal.call('script', `${request.method} ${host}${path}`, String(answered.status), answered.body.length);
    return answered;
  };

  private attempt(host: string, path: string, query: URLSearchParams, request: HttpRequest): HttpResponse {
    try {
      if (host === 'oauth2.googleapis.com' && path === '/token') return this.token();
      const { authorization } = request.headers;
      if (this.trouble.isLoginOver || authorization !== `Bearer ${this.options.accessToken}`) {
        throw new GoogleApiError(
          401,
          'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
          'authError',
        );
      }
      const body = request.body.length === 0 ? undefined : JSON.parse(Buffer.from(request.body).toString());
      return json(200, this.answer(host, path, query, request.method, body));
    } catch (error) {
      if (!(error instanceof GoogleApiError)) throw error;
      return json(error.code, error.toSheetsBody());
    }
  }

  /** A refresh brings the same token again. */
  private token(): HttpResponse {
    if (this.trouble.isLoginOver) {
      return json(400, {
        error: 'invalid_grant',
        error_description: 'Token has been expired or revoked.',
      });
    }
    return json(200, { access_token: this.options.accessToken, expires_in: 3_599, token_type: 'Bearer' });
  }

  private answer(host: string, path: string, query: URLSearchParams, method: string, body: unknown): unknown {
    if (host === 'www.googleapis.com' && path === '/oauth2/v2/userinfo') {
      return { id: '100000000000000000001', email: this.options.email, verified_email: true };
    }
    if (host === 'www.googleapis.com' && path === '/drive/v3/files' && method === 'POST') {
      return this.createFile(body);
    }
    if (host === 'script.googleapis.com') return this.script(path, query, method, body);
    this.options.journal.complain('script', `${method} ${host}${path} is not served`);
    throw new GoogleApiError(501, `The sandbox does not serve ${method} ${host}${path}`, 'notImplemented');
  }

  private createFile(body: unknown): unknown {
    this.fail('drive.files.create');
    const { name, mimeType } = (body ?? {}) as { readonly name?: string; readonly mimeType?: string };
    if (mimeType !== SPREADSHEET) throw new GoogleApiError(501, `The sandbox makes no file of ${mimeType}`);
    const id = this.options.createSpreadsheet(name ?? '');
    return { kind: 'drive#file', id, name, mimeType };
  }

  private script(path: string, query: URLSearchParams, method: string, body: unknown): unknown {
    if (!this.trouble.isApiOn) throw new GoogleApiError(403, API_OFF, 'forbidden');
    const route = ROUTES.find((each) => each.method === method && each.pattern.test(path));
    if (!route) {
      this.options.journal.complain('script', `${method} ${path} is not served`);
      throw new GoogleApiError(501, `The sandbox does not serve ${method} ${path}`);
    }
    this.fail(route.id);
    const ids = (route.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent);
    const contract = discovery('script-v1');
    const known = contract?.method(route.id);
    if (contract && known) {
      const names = [...known.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
      const given = {
        ...Object.fromEntries(names.map((name, index) => [name, ids[index] ?? ''])),
        ...Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])),
      };
      const faults = [...contract.checkParameters(known, given), ...contract.checkRequest(known, body)];
      if (faults.length > 0) throw new GoogleApiError(400, faults.join('\n'));
    }
    const asked = { ids, query, body: (body ?? {}) as Readonly<Record<string, unknown>> };
    const answered = route.answer(this.options.studio, asked);
    for (const fault of (known && contract?.checkResponse(known, answered)) ?? []) {
      this.options.journal.complain('script', `the simulator's own answer to ${route.id}: ${fault}`);
    }
    return answered;
  }

  private fail(call: string): void {
    const failing = this.trouble.failing.get(call);
    if (failing) throw failing;
  }
}
