// Requests that go out together in one round trip, and what came back for each.

import type { Service } from '../core/health';

export interface Outgoing {
  readonly service: Service;
  readonly url: string;
  readonly method: 'get' | 'post' | 'put';
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
  /** A read may be sent again; of a write whose answer is lost nothing is known. */
  readonly repeatable: boolean;
  /** Left out: an answer that leads elsewhere is given as it is. */
  readonly followRedirects?: boolean;
  /** Whether an answer that took long was worth the wait; left out where none is: a long call then hangs. */
  readonly isWorthLong?: (answer: Answer) => boolean;
}

export type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly contentType: string; readonly text: string }
  | { readonly kind: 'none'; readonly reason: string };

/** Gives one answer a request, in order. */
export type Send = (requests: readonly Outgoing[]) => Answer[];

/**
 * For pages and menus; a tick sends over its wire. One `fetchAll`, which gives all answers or throws: one dead host is enough. Then reads are repeated service by
 * service, and writes are answered with `none`.
 */
export function fetchTogether(requests: readonly Outgoing[]): Answer[] {
  if (requests.length === 0) return [];
  try {
    return sendAll(requests);
  } catch (error) {
    const lost: Answer = { kind: 'none', reason: messageOf(error) };
    const answers = new Map<Outgoing, Answer>();
    for (const service of new Set(requests.map((each) => each.service))) {
      const again = requests.filter((each) => each.service === service && each.repeatable);
      const given = sendOrLose(again);
      again.forEach((request, index) => {
        answers.set(request, given[index] ?? lost);
      });
    }
    return requests.map((request) => answers.get(request) ?? lost);
  }
}

function sendOrLose(requests: readonly Outgoing[]): Answer[] {
  if (requests.length === 0) return [];
  try {
    return sendAll(requests);
  } catch (error) {
    return requests.map(() => ({ kind: 'none', reason: messageOf(error) }));
  }
}

/** One round trip. Throws where one connection fails. */
export function sendAll(requests: readonly Outgoing[]): Answer[] {
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

function toUrlFetch(request: Outgoing): GoogleAppsScript.URL_Fetch.URLFetchRequest {
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
