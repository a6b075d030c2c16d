// The arguments of a Web API call, from a JSON body, a form or a query, as Slack reads them.
// Sources: docs.slack.dev, "Using the Slack Web API" (POST bodies); the errors every method lists.
import type { HttpRequest } from '../http';

export type Arguments = Readonly<Record<string, unknown>>;

export type ParsedArguments =
  | { readonly kind: 'arguments'; readonly values: Arguments; readonly token: string | undefined }
  | { readonly kind: 'refused'; readonly error: string };

/** Arguments that a form carries as JSON text. */
const JSON_ARGUMENTS = new Set(['blocks', 'metadata', 'attachments']);

/** @param takesJson methods that only read take no JSON body: what it says is not seen at all */
export function parseArguments(request: HttpRequest, takesJson: boolean): ParsedArguments {
  const query = fields(new URL(request.url).searchParams);
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (request.method === 'GET') return withToken(query, bearer);

  const contentType = request.headers['content-type'];
  if (!contentType) {
    return request.body.length === 0 ? withToken(query, bearer) : refused('missing_post_type');
  }
  const body = Buffer.from(request.body).toString('utf8');
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return withToken({ ...query, ...fields(new URLSearchParams(body)) }, bearer);
  }
  if (!/^application\/json\b/i.test(contentType)) return refused('invalid_post_type');
  if (!takesJson) return withToken(query, bearer);
  const parsed = parseJson(body);
  if (parsed === undefined) return refused('invalid_json');
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return refused('json_not_object');
  // With a JSON body the token must be in the header.
  return { kind: 'arguments', values: { ...query, ...parsed }, token: bearer };
}

/** JSON text → value; undefined where it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fields(parameters: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, text] of parameters) {
    // Text that is not JSON stays text, and is refused where an array or object is needed.
    values[name] = JSON_ARGUMENTS.has(name) ? (parseJson(text) ?? text) : text;
  }
  return values;
}

function withToken(values: Record<string, unknown>, bearer: string | undefined): ParsedArguments {
  const { token, ...rest } = values;
  return {
    kind: 'arguments',
    values: rest,
    token: bearer ?? (typeof token === 'string' ? token : undefined),
  };
}

function refused(error: string): ParsedArguments {
  return { kind: 'refused', error };
}
