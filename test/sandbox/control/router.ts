// One table of routes to one handler: unknown paths 404, known ones with another verb 405, bad bodies 400.
// Only the sandbox's own pages may change anything: a request with a foreign Origin is refused.
import * as v from 'valibot';
import { type HttpHandler, type HttpRequest, json } from '../http';
import type { Refusal } from './contract';
import { explain } from './explain';

/** An answer that is no success, with its reason in a sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly status: 400 | 403 | 404 | 405 | 409,
    message: string,
  ) {
    super(message);
  }
}

export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  /** Parses the JSON body; throws `Refused` 400 that names the field. */
  body<S extends v.GenericSchema>(schema: S): v.InferOutput<S>;
}

export interface Route {
  /** `POST /api/calendars/:id/events` */
  readonly on: string;
  run(asked: Asked): unknown;
}

export function router(routes: readonly Route[]): HttpHandler {
  return async (request) => {
    try {
      const { route, params } = find(routes, request);
      if (request.method !== 'GET') refuseForeignOrigin(request);
      const answer = await route.run({ params, body: (schema) => parse(schema, request) });
      return json(200, answer ?? {});
    } catch (error) {
      if (error instanceof Refused) return json(error.status, { error: error.message } satisfies Refusal);
      throw error;
    }
  };
}

function find(routes: readonly Route[], request: HttpRequest) {
  const path = new URL(request.url).pathname;
  const verbs: string[] = [];
  for (const route of routes) {
    const [verb = '', pattern = ''] = route.on.split(' ');
    const params = match(pattern, path);
    if (!params) continue;
    if (verb === request.method) return { route, params };
    verbs.push(verb);
  }
  if (verbs.length > 0) throw new Refused(405, `${path} takes ${verbs.join(', ')}, not ${request.method}`);
  throw new Refused(404, `there is no ${path}; docs/control-api.md lists what there is`);
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refused(400, `"${part}" in the path is badly escaped`);
  }
}

function refuseForeignOrigin(request: HttpRequest): void {
  const origin = request.headers.origin;
  if (origin === undefined || origin === new URL(request.url).origin) return;
  throw new Refused(403, `${origin} may not control the sandbox`);
}

function parse<S extends v.GenericSchema>(schema: S, request: HttpRequest): v.InferOutput<S> {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(request.body));
  } catch {
    throw new Refused(400, 'the body must be JSON');
  }
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw new Refused(400, explain(schema, parsed.issues));
  return parsed.output;
}
