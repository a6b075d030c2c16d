// Signatures of PagerDuty and of the Standard Webhooks scheme, in constant time.
import { createHmac, timingSafeEqual } from 'node:crypto';

type Headers = Readonly<Record<string, string | undefined>>;

const TOLERANCE_SECONDS = 300;

export function isFromPagerDuty(headers: Headers, body: Buffer, secrets: readonly string[]): boolean {
  const given = (headers['x-pagerduty-signature'] ?? '').split(',').map((part) => part.trim());
  return secrets.some((secret) => {
    const expected = `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;
    return given.some((signature) => isEqual(signature, expected));
  });
}

export function isFromAppsScript(headers: Headers, body: Buffer, secrets: readonly string[]): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '' } = headers;
  if (!(Math.abs(Date.now() / 1_000 - Number(timestamp)) <= TOLERANCE_SECONDS)) return false;
  const given = (headers['webhook-signature'] ?? '').split(' ');
  return secrets.some((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
    return given.some((signature) => isEqual(signature, `v1,${expected}`));
  });
}

function isEqual(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
