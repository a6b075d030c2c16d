// Signatures as PagerDuty and Apps Script make them.
import { createHmac } from 'node:crypto';

export const BRIDGE_SECRET = `whsec_${Buffer.from('bridge secret of tests').toString('base64')}`;
export const PAGERDUTY_SECRET = 'pagerduty secret of tests';
export const LEGACY_TOKEN = 'legacy token of tests';

export interface SendInit {
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export function signedByPagerDuty(body: string, secret = PAGERDUTY_SECRET): SendInit {
  const hex = createHmac('sha256', secret).update(body).digest('hex');
  return { body, headers: { 'x-pagerduty-signature': `v1=${hex}` } };
}

export function withLegacyToken(body: string, token = LEGACY_TOKEN): SendInit {
  return { body, headers: { 'x-toban-token': token } };
}

export function signedAsAppsScript(body: string, nowMs: number, secret = BRIDGE_SECRET): SendInit {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const id = 'msg_1';
  const timestamp = Math.floor(nowMs / 1_000);
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': `${timestamp}`,
      'webhook-signature': `v1,${signature}`,
    },
  };
}
