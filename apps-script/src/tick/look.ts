// The hourly second look. Its question went out with the tick's reading; only what is to be mended is a round trip more,
// so it waits for a tick that has a round trip to spare. That it will be mended is recorded by the tick before.

import {
  type Look,
  type LookFinding,
  type Mending,
  NOTHING_TO_MEND,
  type Subscription,
  switchedOff,
  toMend,
  unwatched,
} from '../core/health/second-look';
import type { Reading } from '../core/reading';
import type { Task } from '../core/task';
import { refusalText } from '../services/pagerduty-answers';
import { switchOn } from '../services/pagerduty-subscriptions';
import type { Properties } from '../services/properties';
import { removeTriggers, surplusTriggers } from '../services/triggers';
import type { Wire } from '../services/wire';

/** Whether it is time and everything was read: else a look would forget what was found before. */
export function canLook({ subscriptions, incidents }: Reading): boolean {
  return subscriptions !== null && subscriptions.kind !== 'unknown' && incidents.kind === 'read';
}

/** @param tasks all rows as they are to be recorded */
export function lookAgain(
  reading: Reading,
  tasks: readonly Task[],
  properties: Properties,
  nowMs: number,
  wire: Wire,
): Look {
  const { texts, subscriptions: read, memory } = reading;
  const off = read?.kind === 'read' ? switchedOff(read.subscriptions, properties.BRIDGE_URL) : [];
  const surplus = surplusTriggers();
  const { mending: before } = memory.look;
  const mending = toMend(
    before,
    off.map(({ id }) => id),
    surplus.length,
    nowMs,
  );
  if (mending !== before) return { ...memory.look, mending };
  const orphans = unwatched(reading.incidents, tasks, reading.digest).map(
    ({ id, link }): LookFinding => ({
      id: `unwatched:${id}`,
      level: 'error',
      text: texts.unwatched(link ?? id),
    }),
  );
  removeTriggers(surplus);
  const findings = [...webhooksOn(reading, off, mending, properties, wire), ...orphans];
  return {
    atMs: nowMs,
    findings: [...findings, ...triggersRemoved(mending, reading)],
    mending: NOTHING_TO_MEND,
  };
}

/** Those that are on by now were switched on by a tick that died before it could tell. */
function webhooksOn(
  { subscriptions: read, texts }: Reading,
  off: readonly Subscription[],
  { webhooks }: Mending,
  properties: Properties,
  wire: Wire,
): LookFinding[] {
  if (read?.kind === 'refused')
    return [{ id: 'webhooks:refused', level: 'warning', text: texts.webhooksUnread(read.text) }];
  if (read?.kind !== 'read') return [];
  const standing = new Set(read.subscriptions.map(({ id }) => id));
  const answers = wire.send(off.map((each) => switchOn(properties, each)));
  const refused = new Map(
    off.flatMap(({ id }, index): [string, string][] => {
      const answer = answers[index] ?? { kind: 'none', reason: 'no answer' };
      if (answer.kind === 'none') return [[id, answer.reason]];
      return answer.status === 200 ? [] : [[id, refusalText(answer) ?? String(answer.status)]];
    }),
  );
  const ours = Object.entries(webhooks).filter(([id]) => standing.has(id));
  return ours.map(([id, foundMs]): LookFinding => {
    const reason = refused.get(id);
    return reason === undefined
      ? { id: `webhooks:${id}:${foundMs}`, level: 'warning', text: texts.webhooksOn }
      : { id: `webhooks:${id}:off`, level: 'error', text: texts.webhooksOff(reason) };
  });
}

function triggersRemoved({ triggers }: Mending, { texts }: Reading): LookFinding[] {
  if (!triggers) return [];
  const { count, atMs } = triggers;
  return [{ id: `triggers:${atMs}`, level: 'warning', text: texts.triggersRemoved(count) }];
}
