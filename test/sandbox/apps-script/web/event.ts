// What comes in from a browser, as the script is given it.
import type { HttpRequest } from '../../http';

/** What doGet and doPost are given. */
export interface WebEvent {
  readonly queryString: string;
  readonly parameter: Record<string, string>;
  readonly parameters: Record<string, string[]>;
  readonly contextPath: '';
  readonly contentLength: number;
}

export function eventOf(request: HttpRequest): WebEvent {
  const url = new URL(request.url);
  const type = request.headers['content-type'] ?? '';
  const contents = Buffer.from(request.body).toString('utf8');
  const form = type.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(contents) : [];
  const parameters: Record<string, string[]> = {};
  for (const [name, value] of [...url.searchParams, ...form]) {
    parameters[name] = [...(parameters[name] ?? []), value];
  }
  const first = Object.entries(parameters).map(([name, values]) => [name, values[0] ?? '']);
  const event: WebEvent = {
    queryString: url.search.slice(1),
    parameter: Object.fromEntries(first),
    parameters,
    contextPath: '',
    contentLength: request.method === 'POST' ? request.body.length : -1,
  };
  if (request.method !== 'POST') return event;
  return Object.assign(event, {
    postData: { type, contents, length: request.body.length, name: 'postData' },
  });
}

/** A google.script.run call; undefined where the body is none. */
export function callOf({ body }: HttpRequest): { functionName: string; args: unknown[] } | undefined {
  try {
    const call = JSON.parse(Buffer.from(body).toString('utf8')) as { functionName: unknown; args: unknown };
    if (typeof call.functionName !== 'string' || !Array.isArray(call.args)) return undefined;
    return { functionName: call.functionName, args: call.args };
  } catch {
    return undefined;
  }
}
