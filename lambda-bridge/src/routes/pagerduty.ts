// POST /pagerduty: what PagerDuty says of incidents. Each of ours goes to its card, in sorted key order; others pass by.
import { applyEvent } from '../card/apply-event';
import type { Card } from '../card/card';
import { parseIncidentKey, type TaskAttempt } from '../card/incident-key';
import { cardKind } from '../card/kind';
import { nextStep } from '../card/next-step';
import type { Deadline } from '../deadline';
import type { IncidentEvent } from '../decode/incident-event';
import { decodeLegacy } from '../decode/legacy';
import { decodeV3 } from '../decode/v3';
import { deliver } from '../deliver/deliver';
import { openSession, type Session } from '../deliver/session';
import { SlackRefused, Unavailable } from '../errors';
import { type Answer, answer } from '../http/answer';
import type { Request } from '../http/request';
import { log } from '../log';
import { reportRefusals } from '../slack/report';
import { readAlias } from '../store/alias';
import { authenticatePagerDuty } from '../verify/authenticate';

/** A replay of what was signed long ago says nothing of today; cards live longer than this. */
const MAX_AGE_MS = 7 * 86_400_000;

interface OwnEvent {
  readonly event: IncidentEvent;
  readonly target: TaskAttempt;
}

export async function handlePagerDuty(request: Request, deadline: Deadline): Promise<Answer> {
  const { environment, format } = await authenticatePagerDuty(request, deadline);
  const events = format === 'v3' ? eventsOfV3(request.body) : eventsOfLegacy(request.body);
  const recent = events.filter(({ occurredMs }) => Date.now() - occurredMs <= MAX_AGE_MS);
  const own = await ownEvents(recent, deadline);
  if (own.length === 0) return answer(200, { told: 0 });
  const session = openSession(environment, deadline, false);
  const failures: unknown[] = [];
  for (const each of own) {
    // The rest of a batch is told all the same; what failed is repeated with the whole of it.
    await tell(each, session).catch((error) => failures.push(error));
  }
  // A fault of ours must not hide behind one that passes: the log tells what is thrown.
  if (failures.length > 0) throw failures.find((each) => !(each instanceof Unavailable)) ?? failures[0];
  return answer(200, { told: own.length });
}

function eventsOfV3(body: Uint8Array): readonly IncidentEvent[] {
  const event = decodeV3(body);
  return event === null ? [] : [event];
}

function eventsOfLegacy(body: Uint8Array): readonly IncidentEvent[] {
  const { events, unreadable } = decodeLegacy(body);
  const [reason] = unreadable;
  if (reason !== undefined) log('warn', 'message.unreadable', { count: unreadable.length, reason });
  return events;
}

/** Ours, in sorted key order and within a card in the order of their times. */
async function ownEvents(events: readonly IncidentEvent[], deadline: Deadline): Promise<readonly OwnEvent[]> {
  const own: OwnEvent[] = [];
  for (const event of events) {
    const target = parseIncidentKey(event.incidentKey) ?? (await readAlias(event.incidentId, deadline));
    if (target !== null) own.push({ event, target });
    else log('info', 'not-ours', { incidentId: event.incidentId });
  }
  return own.sort(
    (left, right) =>
      (left.target.hash < right.target.hash ? -1 : left.target.hash > right.target.hash ? 1 : 0) ||
      left.event.occurredMs - right.event.occurredMs,
  );
}

async function tell({ event, target: { hash, attempt } }: OwnEvent, session: Session): Promise<void> {
  const { defaultChannel } = session;
  const propose = (card: Card) =>
    nextStep(card, (before) => applyEvent(before, event, attempt, Date.now()), {
      hash,
      attempt,
      defaultChannel,
    });
  try {
    const { refusals } = await deliver(`task#${hash}`, cardKind(defaultChannel), propose, session);
    reportRefusals(refusals);
  } catch (error) {
    // Repeating brings nothing: the next snapshot tells it once a person has mended Slack.
    if (!(error instanceof SlackRefused)) throw error;
    reportRefusals([error]);
  }
}
