// The Standard Webhooks scheme: `v1,<base64>` parts, each an HMAC of `<id>.<timestamp>.<raw body>`.
import { createHmac } from 'node:crypto';
import { NotConfigured } from '../errors';
import { equalBytes } from './constant-time';

/** The specification's own tolerance, to both sides. */
const TOLERANCE_SECONDS = 300;
const SECRET = /^whsec_([A-Za-z0-9+/_-]+={0,2})$/;
/** Parts stand behind blanks; a header that came twice is joined by a comma. Other versions (`v1a,`) are not ours. */
const PART = /(?<![^\s,])v1,([A-Za-z0-9+/]+={0,2})(?![^\s,])/g;

/**
 * @param secrets `whsec_<base64>`, old and new while they are rotated
 * @returns NotConfigured where nothing fits and a secret has another form, so that it may be that one
 */
export function signedAsStandardWebhook(
  headers: ReadonlyMap<string, string>,
  body: Uint8Array,
  secrets: readonly string[],
  nowMs: number,
): boolean | NotConfigured {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Math.floor(nowMs / 1_000) - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const signatures = [...(headers.get('webhook-signature') ?? '').matchAll(PART)].map(([, base64]) =>
    Buffer.from(base64 ?? '', 'base64'),
  );
  const keys = secrets.map((secret) => SECRET.exec(secret)?.[1]).filter((base64) => base64 !== undefined);
  let fits = false;
  for (const key of keys) {
    const expected = createHmac('sha256', Buffer.from(key, 'base64'))
      .update(`${id}.${timestamp}.`)
      .update(body)
      .digest();
    for (const signature of signatures) fits = equalBytes(signature, expected) || fits;
  }
  if (fits || keys.length === secrets.length) return fits;
  return new NotConfigured('BRIDGE_SECRETS holds a secret that is not of the form whsec_<base64>');
}
