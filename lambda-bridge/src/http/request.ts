// API Gateway's event (payload format 2.0) → method, path, headers, raw bytes. Nothing of the body is read here.
import * as v from 'valibot';
import { TooLarge, Undecodable } from '../errors';

/** PagerDuty sends up to 256 KB; a tick with hundreds of tasks stays below this. */
const MAX_BODY_BYTES = 1_048_576;

export interface Request {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** The body's bytes as they were signed. */
  readonly body: Uint8Array;
}

/** A part that is not there, or not as it should be, is as good as empty: verification refuses it. */
const text = v.fallback(v.string(), '');
const eventSchema = v.object({
  rawPath: text,
  headers: v.fallback(v.record(v.string(), v.unknown()), {}),
  body: text,
  isBase64Encoded: v.fallback(v.boolean(), false),
  requestContext: v.fallback(v.object({ http: v.object({ method: text }) }), { http: { method: '' } }),
});

/** @throws TooLarge above 1 MB, before anything else looks at the body; Undecodable */
export function toRequest(event: unknown): Request {
  const parsed = v.safeParse(eventSchema, event);
  if (!parsed.success) throw new Undecodable('the event is none of an HTTP API, payload format 2.0');
  const { rawPath, headers, body: sent, isBase64Encoded, requestContext } = parsed.output;
  const body = Buffer.from(sent, isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > MAX_BODY_BYTES) {
    throw new TooLarge(`the body has ${body.length} bytes, ${MAX_BODY_BYTES} are allowed`);
  }
  const texts = Object.entries(headers).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    method: requestContext.http.method,
    path: rawPath,
    headers: new Map(texts.map(([name, value]) => [name.toLowerCase(), value])),
    body,
  };
}
