// PagerDuty's V3 signature: `X-PagerDuty-Signature: v1=<hex>,v1=<hex>`, an HMAC of the raw bytes for each secret.
import { createHmac } from 'node:crypto';
import { equalBytes } from './constant-time';

/** True where any signature fits any secret. There is no timestamp: a replay passes, and is told apart by its state. */
export function signedByPagerDuty(header: string, body: Uint8Array, secrets: readonly string[]): boolean {
  const signatures = header
    .split(',')
    .map((part) => /^v1=([0-9a-f]{64})$/i.exec(part.trim())?.[1])
    .filter((hex) => hex !== undefined)
    .map((hex) => Buffer.from(hex, 'hex'));
  let fits = false;
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(body).digest();
    for (const signature of signatures) fits = equalBytes(signature, expected) || fits;
  }
  return fits;
}
