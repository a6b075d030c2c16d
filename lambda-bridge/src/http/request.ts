// API Gateway's event (payload format 2.0) → method, path, headers, raw bytes. Nothing of the body is read here.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { TooLarge } from '../errors';

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

/** @throws TooLarge above 1 MB, before anything else looks at the body */
export function toRequest(event: APIGatewayProxyEventV2): Request {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(event.headers ?? {})) {
    if (value !== undefined) headers.set(name.toLowerCase(), value);
  }
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > MAX_BODY_BYTES) {
    throw new TooLarge(`the body has ${body.length} bytes, ${MAX_BODY_BYTES} are allowed`);
  }
  return { method: event.requestContext.http.method, path: event.rawPath, headers, body };
}
