// The bridge: signed posts of snapshots and notices. With two addresses the second is tried when the first fails.
import * as v from 'valibot';
import type { CheckRequest, TasksRequest } from '../../../lambda-bridge/contract';
import type { Service } from '../core/health/health';
import { parseJson } from '../core/json';
import { standardWebhookHeaders } from './crypto';
import type { Answer, Outgoing, Request, Send } from './fetch';

export interface BridgeAccess {
  readonly BRIDGE_URL: readonly string[];
  readonly BRIDGE_SECRET: string;
}

const answerSchema = v.object({
  results: v.array(
    v.object({ taskKey: v.string(), ok: v.boolean(), error: v.optional(v.nullable(v.string()), null) }),
  ),
  notices: v.array(
    v.object({ id: v.string(), ok: v.boolean(), error: v.optional(v.nullable(v.string()), null) }),
  ),
});

export type PushAnswer =
  | ({ readonly kind: 'taken' } & v.InferOutput<typeof answerSchema>)
  | { readonly kind: 'failed'; readonly reason: string };

export interface BridgeAddress {
  readonly service: Extract<Service, 'bridge' | 'secondBridge'>;
  readonly url: string;
}

const ADDRESSES = ['bridge', 'secondBridge'] as const;

export function bridgeAddresses(access: BridgeAccess): BridgeAddress[] {
  return ADDRESSES.flatMap((service, index) => {
    const url = access.BRIDGE_URL[index];
    return url === undefined ? [] : [{ service, url }];
  });
}

/** Not repeatable: an announcement that is late is of no use, and a push is repeated by the next tick. */
export function tasksRequest(
  access: BridgeAccess,
  { service, url }: BridgeAddress,
  tasks: TasksRequest,
  nowMs: number,
): Outgoing {
  const body = JSON.stringify(tasks);
  const headers = standardWebhookHeaders(body, access.BRIDGE_SECRET, nowMs);
  const contentType = 'application/json';
  return {
    service,
    url: `${url}/tasks`,
    method: 'post',
    headers,
    contentType,
    body,
    repeatable: false,
    isWorthLong: hasPosted,
  };
}

/** Which build answers there. */
export function healthRequest(url: string): Request {
  return { url: `${url}/health`, method: 'get', headers: {} };
}

/** Whether the signature and each channel are good; nothing is posted. */
export function checkRequest(url: string, secret: string, asked: CheckRequest, nowMs: number): Request {
  const body = JSON.stringify(asked);
  const headers = standardWebhookHeaders(body, secret, nowMs);
  return { url: `${url}/check`, method: 'post', headers, contentType: 'application/json', body };
}

/** @param addresses in the order in which they are tried */
export function pushTasks(
  access: BridgeAccess,
  tasks: TasksRequest,
  nowMs: number,
  addresses: readonly BridgeAddress[],
  send: Send,
): PushAnswer {
  let last: PushAnswer = { kind: 'failed', reason: 'BRIDGE_URL names no address that answers' };
  for (const address of addresses) {
    const [answer] = send([tasksRequest(access, address, tasks, nowMs)]);
    last = readPush(answer);
    if (last.kind === 'taken') return last;
  }
  return last;
}

/** Slack takes about one post a second and channel, and the bridge waits for it for up to 25 seconds. */
function hasPosted(answer: Answer): boolean {
  const push = readPush(answer);
  return push.kind === 'taken' && [...push.results, ...push.notices].some((each) => each.ok);
}

export function readPush(answer: Answer | undefined): PushAnswer {
  if (!answer || answer.kind === 'none')
    return { kind: 'failed', reason: `the bridge: ${answer?.reason ?? 'no answer'}` };
  const parsed = v.safeParse(answerSchema, parseJson(answer.text));
  if (answer.status === 200 && parsed.success) return { kind: 'taken', ...parsed.output };
  return { kind: 'failed', reason: `the bridge answered ${answer.status}` };
}
