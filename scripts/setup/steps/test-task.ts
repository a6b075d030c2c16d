// One task that goes the whole way: an event, its incident, its card, started and finished by a person. What is seen is
// told with its time; what stays away says where to look.
import type { Incident } from '../../services/pagerduty';
import type { FoundMessage } from '../../services/slack';
import { StepFailed } from '../failure';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { pagerDutyOf } from './pagerduty-of';
import { slackOf } from './slack-of';
import { eventUrl } from './test-event';
import { asking } from './trouble';

const ID = 'test-task';
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** Time enough to save the event. */
const AHEAD_MS = 4 * MINUTE_MS;
const POLL_MS = 5 * SECOND_MS;
/** A trigger may be late by a minute or two, and a tick that finds the network down comes again. */
const OPENED_WITHIN_MS = 6 * MINUTE_MS;
const TOLD_WITHIN_MS = 2 * MINUTE_MS;
const LATEST_MESSAGES = 50;

export const testTask: Step = {
  id: ID,
  title: ({ texts }) => texts.titles.testTask,
  async look({ installation, texts }): Promise<Look> {
    const since = installation().confirmed[ID];
    return since === undefined
      ? { kind: 'todo', detail: texts.testTask.notYet }
      : { kind: 'done', detail: texts.testTask.went(since) };
  },
  async act(world): Promise<void> {
    const { terminal, texts, know, installation, time } = world;
    const channel = installation().slack?.testChannel;
    if (channel === undefined) throw new StepFailed(texts.slack.noChannels, texts.again('slack-channels'));
    const calendarId = await terminal.ask({ name: 'testCalendar', message: texts.testTask.askCalendar });
    const begunMs = time.nowMs();
    const dueMs = Math.ceil((begunMs + AHEAD_MS) / MINUTE_MS) * MINUTE_MS;
    const title = `Toban test ${new Date(dueMs).toISOString().slice(0, 16)}`;
    const url = eventUrl({ calendarId, title, startMs: dueMs, channel });
    await terminal.person({ kind: 'createTestEvent', url, title });

    const open = await awaited(world, texts.testTask.waitingForIncident(title), {
      untilMs: Math.max(dueMs, time.nowMs()) + OPENED_WITHIN_MS,
      look: () => incidentOf(world, title, begunMs),
      lacking: texts.testTask.noIncident,
      mend: texts.testTask.mends.noIncident(title),
    });
    terminal.say(texts.testTask.opened(secondsSince(world, dueMs)));
    const card = await awaited(world, texts.testTask.waitingForCard, {
      untilMs: time.nowMs() + TOLD_WITHIN_MS,
      look: () => cardOf(world, channel, title),
      lacking: texts.testTask.noCard(channel),
      mend: texts.testTask.mends.noCard(title),
    });
    terminal.say(texts.testTask.told(secondsSince(world, dueMs)));

    await terminal.person({ kind: 'startTestTask', channel, title });
    await reaches(world, title, open, ['acknowledged', 'resolved']);
    terminal.say(texts.testTask.started);
    await terminal.person({ kind: 'finishTestTask', channel, title });
    await reaches(world, title, open, ['resolved']);
    await awaited(world, texts.testTask.waitingForCard, {
      untilMs: time.nowMs() + TOLD_WITHIN_MS,
      look: async () => {
        const now = await cardOf(world, channel, title);
        return now?.text === card.text ? null : now;
      },
      lacking: texts.testTask.cardStays,
      mend: texts.testTask.mends.noCard(title),
    });
    terminal.say(texts.testTask.finished);
    await terminal.person({ kind: 'deleteTestEvent', title });
    know({ confirmed: { ...installation().confirmed, [ID]: new Date(time.nowMs()).toISOString() } });
    terminal.say(texts.testTask.stays(channel));
  },
};

interface Awaited<T> {
  readonly untilMs: number;
  readonly look: () => Promise<T | null>;
  readonly lacking: string;
  readonly mend: string;
}

/** @throws StepFailed where it has not come by then */
function awaited<T>({ terminal, time }: World, text: string, wanted: Awaited<T>): Promise<T> {
  return terminal.progress(text, async () => {
    for (;;) {
      const found = await wanted.look();
      if (found !== null) return found;
      if (time.nowMs() >= wanted.untilMs) throw new StepFailed(wanted.lacking, wanted.mend);
      await time.waitMs(POLL_MS);
    }
  });
}

function reaches(world: World, title: string, { id }: Incident, states: readonly Incident['status'][]) {
  const { texts, time } = world;
  const sinceMs = time.nowMs();
  return awaited(world, texts.testTask.waitingForState, {
    untilMs: sinceMs + TOLD_WITHIN_MS,
    look: async () => {
      const found = await incidentOf(world, title, sinceMs - 60 * MINUTE_MS);
      return found?.id === id && states.includes(found.status) ? found : null;
    },
    lacking: texts.testTask.notReached(states.at(-1) === 'resolved' ? 'finished' : 'started'),
    mend: texts.testTask.mends.notReached(title),
  });
}

/** Ours, by its key: an incident of somebody else's may have any title. */
function incidentOf(world: World, title: string, sinceMs: number): Promise<Incident | null> {
  return asking(world, async () => {
    const incidents = await (await pagerDutyOf(world)).latestIncidents(sinceMs);
    const isOurs = (each: Incident) => each.title.includes(title) && each.incident_key?.startsWith('toban-');
    return incidents.find(isOurs) ?? null;
  });
}

function cardOf(world: World, channel: string, title: string): Promise<FoundMessage | null> {
  return asking(world, async () => {
    const messages = await (await slackOf(world)).latest(channel, LATEST_MESSAGES);
    return messages.find(({ text }) => text.includes(title)) ?? null;
  });
}

function secondsSince({ time }: World, ms: number): number {
  return Math.max(0, Math.round((time.nowMs() - ms) / SECOND_MS));
}
