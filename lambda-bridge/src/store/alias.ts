// `inc#<incident id>` → the task and attempt it belongs to, for webhooks that come without the incident's key.
import * as v from 'valibot';
import type { TaskAttempt } from '../card/incident-key';
import type { Deadline } from '../deadline';
import { getItem, putItem } from './dynamodb';

export interface Alias extends TaskAttempt {
  readonly incidentId: string;
}

/** Longer than any incident stays open, and 90 days more. */
const LIFE_SECONDS = 400 * 86_400;

const aliasSchema = v.object({
  Item: v.optional(v.object({ hash: v.object({ S: v.string() }), attempt: v.object({ N: v.string() }) })),
});

export async function readAlias(incidentId: string, deadline: Deadline): Promise<TaskAttempt | null> {
  const { Item } = v.parse(aliasSchema, await getItem(keyOf(incidentId), deadline));
  return Item === undefined ? null : { hash: Item.hash.S, attempt: Number(Item.attempt.N) };
}

/** The same alias again changes nothing: no condition is needed. */
export async function writeAlias(alias: Alias, deadline: Deadline): Promise<void> {
  const expiresAt = Math.floor(Date.now() / 1_000) + LIFE_SECONDS;
  const item = {
    pk: { S: keyOf(alias.incidentId) },
    hash: { S: alias.hash },
    attempt: { N: String(alias.attempt) },
    expiresAt: { N: String(expiresAt) },
  };
  await putItem(item, null, deadline);
}

function keyOf(incidentId: string): string {
  return `inc#${incidentId}`;
}
