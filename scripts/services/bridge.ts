// The deployed bridge, asked as Apps Script asks it: Standard Webhooks signatures over the raw body.
import { createHmac, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { CheckAnswer } from '../../lambda-bridge/contract';
import { callJson, Unreachable, understood } from './http';

const checkSchema = v.object({
  channels: v.array(v.object({ channel: v.string(), ok: v.boolean(), error: v.nullable(v.string()) })),
}) satisfies v.GenericSchema<unknown, CheckAnswer>;

/** The bridge answered, and refused. */
export class BridgeSaidNo extends Error {
  override readonly name = 'BridgeSaidNo';
  constructor(
    readonly status: number,
    words: string,
  ) {
    super(`the bridge answered HTTP ${status}: ${words}`);
  }
}

/** @param url without a slash at the end @returns its build, null where it does not say */
export async function bridgeHealth(url: string): Promise<{ readonly build: string | null }> {
  const { status, body } = await callJson(`${url}/health`, {});
  if (status !== 200) throw new Unreachable(`${url}/health answered HTTP ${status}`);
  const answer = understood(
    'the bridge',
    v.object({ ok: v.literal(true), build: v.optional(v.string()) }),
    body,
  );
  return { build: answer.build ?? null };
}

/** Whether the bot can use these channels; nothing is posted. @throws BridgeSaidNo, Unreachable */
export async function checkChannels(
  url: string,
  secret: string,
  channels: readonly string[],
): Promise<CheckAnswer['channels']> {
  const sent = JSON.stringify({ channels });
  const { status, body } = await callJson(`${url}/check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signatureHeaders(sent, secret) },
    body: sent,
  });
  if (status === 200) return understood('the bridge', checkSchema, body).channels;
  const words = v.safeParse(v.object({ error: v.string() }), body);
  throw new BridgeSaidNo(status, words.success ? words.output.error : '');
}

/** The three headers of the Standard Webhooks scheme. @param secret `whsec_<base64>` */
export function signatureHeaders(body: string, secret: string): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
