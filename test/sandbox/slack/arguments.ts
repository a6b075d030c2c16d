// The arguments of a Web API call, from a JSON body, a form or a query, as Slack reads them.
// Sources: docs.slack.dev, "Using the Slack Web API" (POST bodies); the errors every method lists.
import type { HttpRequest } from '../http';
import { SlackError } from './error';

export type Arguments = Readonly<Record<string, unknown>>;

export interface ParsedArguments {
  readonly args: Arguments;
  readonly token: string | undefined;
}

/** Arguments that a form carries as JSON text. */
const JSON_ARGUMENTS = new Set(['blocks', 'metadata', 'attachments']);

/**
 * @param takesJson methods that only read take no JSON body: what it says is not seen at all
 * @throws SlackError for a body that Slack cannot read
 */
export function parseArguments(request: HttpRequest, takesJson: boolean): ParsedArguments {
  const query = fields(new URL(request.url).searchParams);
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (request.method === 'GET') return withToken(query, bearer);

  const contentType = request.headers['content-type'];
  if (!contentType) {
    if (request.body.length > 0) throw new SlackError('missing_post_type');
    return withToken(query, bearer);
  }
  const body = Buffer.from(request.body).toString('utf8');
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return withToken({ ...query, ...fields(new URLSearchParams(body)) }, bearer);
  }
  if (!/^application\/json\b/i.test(contentType)) throw new SlackError('invalid_post_type');
  if (!takesJson) return withToken(query, bearer);
  const parsed = parseJson(body);
  if (parsed === undefined) throw new SlackError('invalid_json');
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new SlackError('json_not_object');
  }
  // With a JSON body the token must be in the header.
  return { args: { ...query, ...parsed }, token: bearer };
}

/** A text argument; undefined where it was left out. */
export function textOf(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new SlackError('invalid_arguments', [`[ERROR] ${name} must be a string`]);
  return value;
}

/** True, "true" and "1" are true, in a form as in JSON. */
export function flagOf(args: Arguments, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1' || args[name] === 1;
}

/** JSON text → value; undefined where it is not JSON. */
function parseJson(text: string): unknown {
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
  const { token, ...args } = values;
  return { args, token: bearer ?? (typeof token === 'string' ? token : undefined) };
}
