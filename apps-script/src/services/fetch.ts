// Requests that go out together in one round trip, and what came back for each.

import type { Service } from '../core/health/health';

export interface Request {
  readonly url: string;
  readonly method: 'get' | 'post' | 'put';
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
  /** Left out: an answer that leads elsewhere is given as it is. */
  readonly followRedirects?: boolean;
}

export interface Outgoing extends Request {
  readonly service: Service;
  /** A read may be sent again; of a write whose answer is lost nothing is known. */
  readonly repeatable: boolean;
  /** Whether an answer that took long was worth the wait; left out where none is: a long call then hangs. */
  readonly isWorthLong?: (answer: Answer) => boolean;
}

export type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly contentType: string; readonly text: string }
  | { readonly kind: 'none'; readonly reason: string };

/** Gives one answer a request, in order. */
export type Send = (requests: readonly Outgoing[]) => Answer[];

/** One round trip, which gives all answers or throws: one dead host is enough. */
export function sendAll(requests: readonly Request[]): Answer[] {
  return UrlFetchApp.fetchAll(requests.map(toUrlFetch)).map((response) => {
    const headers = response.getHeaders() as Record<string, string>;
    const name = Object.keys(headers).find((each) => each.toLowerCase() === 'content-type');
    return {
      kind: 'answer',
      status: response.getResponseCode(),
      contentType: name ? String(headers[name]) : '',
      text: response.getContentText(),
    };
  });
}

function toUrlFetch(request: Request): GoogleAppsScript.URL_Fetch.URLFetchRequest {
  const { url, method, headers, contentType, body } = request;
  return {
    url,
    method,
    headers: { ...headers },
    ...(contentType === undefined ? {} : { contentType }),
    ...(body === undefined ? {} : { payload: body }),
    muteHttpExceptions: true,
    followRedirects: request.followRedirects === true,
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
