// UrlFetchApp on the main thread: limits, redirects, the 60 seconds after which a hanging call fails, Google's errors.
// A fetchAll gives all answers or throws; muteHttpExceptions does not mute a connection failure.
import type { VirtualClock } from '../../clock';
import { ConnectionFailed, type HttpRequest, type HttpResponse } from '../../http';
import type { Journal } from '../../journal';
import type { Running } from '../execution';
import type { FetchedResponse, FetchRequest } from '../fetch-protocol';
import { type Network, route, UnknownHost } from './network';
import type { Quotas } from './quotas';
import { type HostService, ScriptException } from './service';

// developers.google.com/apps-script/guides/services/quotas: URL 2 KB, body 50 MB.
const URL_BYTES = 2 * 1_024;
const BODY_BYTES = 50 * 1_024 * 1_024;
/** Not documented; hanging calls were seen to fail after about a minute. */
const HANGS_MS = 60_000;
const REDIRECTS = 10;
const SHOWN_OF_BODY = 200;

export function urlFetchService(
  clock: VirtualClock,
  network: () => Network,
  journal: Journal,
  quotas: Quotas,
): HostService {
  const fetchOne = async (request: FetchRequest): Promise<FetchedResponse> => {
    const response = await within(clock, HANGS_MS, request.url, () =>
      followed(network(), journal, outgoing(request), request.follow),
    );
    const path = new URL(request.url).origin + new URL(request.url).pathname;
    journal.call('urlfetch', `${request.method} ${path}`, String(response.status), request.binary.length);
    return response;
  };
  const fetchAll = async (
    running: Running,
    requests: readonly FetchRequest[],
  ): Promise<FetchedResponse[]> => {
    requests.forEach(checkLimits);
    quotas.use('urlfetch', requests.length);
    running.urlFetches += requests.length;
    const settled = await clock.all(
      requests.map((request) => async () => {
        try {
          return { response: await fetchOne(request) };
        } catch (error) {
          if (error instanceof ScriptException) return { error };
          if (error instanceof ConnectionFailed) return { error: unreachable(request.url, error) };
          throw error;
        }
      }),
    );
    return settled.map((each, index) => {
      if (each.error) throw each.error;
      if (each.response.status >= 400 && !requests[index]?.mute) {
        throw refused(requests[index]?.url ?? '', each.response);
      }
      return each.response;
    });
  };
  return { name: 'urlfetch', counts: true, methods: { fetch: fetchAll, fetchAll } };
}

function checkLimits({ url, binary }: FetchRequest): void {
  if (Buffer.byteLength(url) > URL_BYTES) throw new ScriptException('Limit Exceeded: URLFetch URL Length.');
  if (binary.length > BODY_BYTES) throw new ScriptException('Limit Exceeded: URLFetch POST Size.');
  if (!URL.canParse(url) || !/^https?:/i.test(url)) throw new ScriptException(`Invalid argument: ${url}`);
}

function outgoing({ url, method, headers, contentType, binary }: FetchRequest): HttpRequest {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method,
    url,
    headers: {
      'user-agent': 'Mozilla/5.0 (compatible; Google-Apps-Script)',
      ...(contentType === null ? {} : { 'content-type': contentType }),
      ...Object.fromEntries(lower),
    },
    body: Buffer.from(binary, 'latin1'),
  };
}

async function followed(
  network: Network,
  journal: Journal,
  first: HttpRequest,
  follow: boolean,
): Promise<HttpResponse> {
  let request = first;
  for (let hop = 0; hop < REDIRECTS; hop += 1) {
    const response = await route(network, request, journal);
    const { location } = response.headers;
    if (!follow || location === undefined || ![301, 302, 303, 307, 308].includes(response.status)) {
      return response;
    }
    const url = new URL(location, request.url).href;
    const again = response.status >= 307;
    request = again ? { ...request, url } : { ...request, url, method: 'GET', body: new Uint8Array() };
  }
  throw new ScriptException(`Too many redirects: ${first.url}`);
}

/** What `work` gives, or a time-out; `work` then goes on unheard. */
async function within<T>(
  clock: VirtualClock,
  limitMs: number,
  url: string,
  work: () => Promise<T>,
): Promise<T> {
  let settled: Promise<T> | undefined;
  let late = false;
  await clock.waitFor((wake) => {
    const timer = clock.at(clock.nowMs + limitMs, () => {
      late = true;
      wake();
    });
    settled = clock.busy(work).finally(() => {
      timer.cancel();
      wake();
    });
    settled.catch(() => undefined);
  });
  if (late || !settled) throw new ScriptException(`Timeout: ${url}`);
  return settled;
}

function unreachable(url: string, error: ConnectionFailed): ScriptException {
  if (error instanceof UnknownHost) return new ScriptException(`DNS error: ${url}`);
  return new ScriptException(`Address unavailable: ${url}`);
}

function refused(url: string, { status, body }: FetchedResponse): ScriptException {
  const { origin } = new URL(url);
  const shown = body.slice(0, SHOWN_OF_BODY);
  return new ScriptException(
    `Request failed for ${origin} returned code ${status}. Truncated server response: ${shown} ` +
      '(use muteHttpExceptions option to examine full response)',
  );
}
