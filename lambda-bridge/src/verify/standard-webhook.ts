// The Standard Webhooks scheme: `v1,<base64>` parts, each an HMAC of `<id>.<timestamp>.<raw body>`.
import { createHmac } from 'node:crypto';
import { NotConfigured } from '../errors';
import { equalBytes } from './constant-time';

/** The specification's own tolerance, to both sides. */
const TOLERANCE_SECONDS = 300;
const PREFIX = 'whsec_';

/**
 * @param secrets `whsec_<base64>`, old and new while they are rotated
 * @throws NotConfigured where a secret has another form
 */
export function signedAsStandardWebhook(
  headers: ReadonlyMap<string, string>,
  body: Uint8Array,
  secrets: readonly string[],
  nowMs: number,
): boolean {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Math.floor(nowMs / 1_000) - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const signatures = (headers.get('webhook-signature') ?? '')
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice(3), 'base64'));
  let fits = false;
  for (const secret of secrets) {
    const expected = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest();
    for (const signature of signatures) fits = equalBytes(signature, expected) || fits;
  }
  return fits;
}

function keyOf(secret: string): Uint8Array {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  if (!secret.startsWith(PREFIX) || key.length === 0) {
    throw new NotConfigured('BRIDGE_SECRETS holds a secret that is not of the form whsec_<base64>');
  }
  return key;
}
