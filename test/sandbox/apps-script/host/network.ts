// Where UrlFetchApp's requests go: handlers by address prefix. There is no way out of the sandbox.

import { ConnectionFailed, type HttpHandler, type HttpRequest, type HttpResponse } from '../../http';
import type { Journal } from '../../journal';

/** Address prefix → handler; the longest matching prefix wins. Handlers run inside an activity of the clock. */
export type Network = ReadonlyMap<string, HttpHandler>;

/** No handler for the address: in the real world a name that does not resolve, here also a complaint. */
export class UnknownHost extends ConnectionFailed {}

export function route(network: Network, request: HttpRequest, journal: Journal): Promise<HttpResponse> {
  const prefix = [...network.keys()]
    .filter((each) => covers(each, request.url))
    .sort((a, b) => b.length - a.length)[0];
  const handler = prefix === undefined ? undefined : network.get(prefix);
  if (handler) return handler(request);
  const { origin, pathname } = new URL(request.url);
  journal.complain('urlfetch', `no simulator answers ${request.method} ${origin}${pathname}`);
  throw new UnknownHost(`no simulator answers ${origin}`);
}

function covers(prefix: string, url: string): boolean {
  if (!url.startsWith(prefix)) return false;
  return prefix.endsWith('/') || url.length === prefix.length || '/?#'.includes(url.charAt(prefix.length));
}
