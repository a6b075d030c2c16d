// The bridge: signed posts of snapshots and notices. With two addresses the second is tried when the first fails.
import * as v from 'valibot';
import type { TasksRequest } from '../../../lambda-bridge/contract';
import { parseJson } from '../core/json';
import { standardWebhookHeaders } from './crypto';
import { type Answer, fetchTogether, type Outgoing } from './fetch';

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

/** Not repeatable: an announcement that is late is of no use, and a push is repeated by the next tick. */
export function tasksRequest(
  access: BridgeAccess,
  url: string,
  tasks: TasksRequest,
  nowMs: number,
): Outgoing {
  const body = JSON.stringify(tasks);
  const headers = standardWebhookHeaders(body, access.BRIDGE_SECRET, nowMs);
  const contentType = 'application/json';
  return {
    service: 'bridge',
    url: `${url}/tasks`,
    method: 'post',
    headers,
    contentType,
    body,
    repeatable: false,
  };
}

export function pushTasks(access: BridgeAccess, tasks: TasksRequest, nowMs: number): PushAnswer {
  let last: PushAnswer = { kind: 'failed', reason: 'BRIDGE_URL names no address' };
  for (const url of access.BRIDGE_URL) {
    const [answer] = fetchTogether([tasksRequest(access, url, tasks, nowMs)]);
    last = readPush(answer);
    if (last.kind === 'taken') return last;
  }
  return last;
}

export function readPush(answer: Answer | undefined): PushAnswer {
  if (!answer || answer.kind === 'none')
    return { kind: 'failed', reason: `the bridge: ${answer?.reason ?? 'no answer'}` };
  const parsed = v.safeParse(answerSchema, parseJson(answer.text));
  if (answer.status === 200 && parsed.success) return { kind: 'taken', ...parsed.output };
  return { kind: 'failed', reason: `the bridge answered ${answer.status}` };
}
