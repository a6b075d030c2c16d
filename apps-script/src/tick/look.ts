// The hourly second look. Its question went out with the tick's reading; only what is to be mended is a round trip more,
// so it waits for a tick that has a round trip to spare.

import { type Look, type LookFinding, switchedOff, unwatched } from '../core/health/second-look';
import type { Reading } from '../core/reading';
import type { Task } from '../core/task';
import { refusalText } from '../services/pagerduty-answers';
import { switchOn } from '../services/pagerduty-subscriptions';
import type { Properties } from '../services/properties';
import { removeSurplusTriggers } from '../services/triggers';
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
  const { texts } = reading;
  const orphans = unwatched(reading.incidents, tasks, reading.digest).map(
    ({ id, link }): LookFinding => ({
      id: `unwatched:${id}`,
      level: 'error',
      text: texts.unwatched(link ?? id),
    }),
  );
  const removed = removeSurplusTriggers();
  const triggers: LookFinding[] =
    removed > 0 ? [{ id: `triggers:${nowMs}`, level: 'warning', text: texts.triggersRemoved(removed) }] : [];
  return {
    atMs: nowMs,
    findings: [...webhooksOn(reading, properties, nowMs, wire), ...orphans, ...triggers],
  };
}

function webhooksOn(
  { subscriptions: read, texts }: Reading,
  properties: Properties,
  nowMs: number,
  wire: Wire,
): LookFinding[] {
  if (read?.kind === 'refused')
    return [{ id: 'webhooks:refused', level: 'warning', text: texts.webhooksUnread(read.text) }];
  if (read?.kind !== 'read') return [];
  const off = switchedOff(read.subscriptions, properties.BRIDGE_URL);
  const answers = wire.send(off.map((each) => switchOn(properties, each)));
  return off.map((each, index): LookFinding => {
    const answer = answers[index] ?? { kind: 'none', reason: 'no answer' };
    if (answer.kind === 'answer' && answer.status === 200)
      return { id: `webhooks:${each.id}:${nowMs}`, level: 'warning', text: texts.webhooksOn };
    const reason = answer.kind === 'none' ? answer.reason : (refusalText(answer) ?? String(answer.status));
    return { id: `webhooks:${each.id}:off`, level: 'error', text: texts.webhooksOff(reason) };
  });
}
