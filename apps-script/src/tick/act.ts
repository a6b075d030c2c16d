// Step 7 of a tick: creates, acknowledges and resolves in one round trip. An outcome that is not sure is left open.
import type { Act } from '../core/plan/act';
import { conclude } from '../core/plan/conclude';
import type { Task } from '../core/task';
import type { CoreTexts } from '../core/texts';
import type { Outgoing, Send } from '../services/fetch';
import { acknowledge, addNote, createIncident, resolve } from '../services/pagerduty';
import { readOutcome } from '../services/pagerduty-answers';
import type { Properties } from '../services/properties';

/** @returns each act's task as it is to be recorded */
export function carryOut(
  acts: readonly Act[],
  texts: CoreTexts,
  properties: Properties,
  nowMs: number,
  send: Send,
): Task[] {
  const requests = acts.map((act) => requestsOf(act, properties));
  const answers = send(requests.flat());
  let place = 0;
  return acts.map((act, index) => {
    const answer = answers[place];
    place += requests[index]?.length ?? 0;
    return answer ? conclude(act, readOutcome(answer), texts, nowMs) : act.task;
  });
}

/** The change first; a note beside it only says more. */
function requestsOf(act: Act, properties: Properties): Outgoing[] {
  const from = act.task.intent?.from ?? act.task.from;
  switch (act.kind) {
    case 'create':
      return [createIncident(properties, act.task)];
    case 'acknowledge':
      return [
        acknowledge(properties, act.incidentId, from),
        addNote(properties, act.incidentId, from, act.note),
      ];
    case 'clear':
    case 'resolve':
      return [resolve(properties, act.incidentId, from, act.resolution)];
  }
}
