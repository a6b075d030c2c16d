// A hundred tasks of one channel at once, under Slack's one message a second: by webhooks that PagerDuty repeats and by
// pushes of the tick, side by side. None is lost, none doubled, and all are there within five minutes.
import type { Snapshot, TasksAnswer } from '../../lambda-bridge/contract';
import { type Answered, Course } from './histories/course';
import { at, keyOf, snapshot, v3 } from './samples';
import { signedAsAppsScript, signedByPagerDuty } from './signing';
import { World } from './world/world';

const COUNT = 100;
const MINUTE_MS = 60_000;
const LIMIT_MS = 5 * MINUTE_MS;
/** What PagerDuty does with an attempt that was not taken (docs, "Retries"). */
const PAUSES_MS = [80_000, 160_000, 320_000, 640_000];
/** Calls of Slack and of the table take this long. */
const TABLE_MS = 8;
let slackMs = 180;

let world: World;
let course: Course;
let slowest: { webhook: number; tasks: number };
beforeEach(() => {
  slackMs = 180;
  world = new World();
  slowest = { webhook: 0, tasks: 0 };
  course = new Course(
    world,
    ({ service }) => ({ effectMs: service === 'slack' ? slackMs : TABLE_MS, answerMs: 1, effect: true }),
    () => undefined,
  );
});
afterEach(() => {
  expect(slowest.webhook).toBeLessThanOrEqual(4_000);
  expect(slowest.tasks).toBeLessThanOrEqual(25_000);
  expect(world.journal.complaints).toEqual([]);
});

const hashOf = (index: number): string => index.toString(16).padStart(32, '0');
const factsOf = (index: number): Partial<Snapshot> => ({
  taskKey: hashOf(index),
  incidentKey: keyOf(1, hashOf(index)),
  incidentId: `P${index}`,
  title: `Task ${index}.`,
});

/** Sends it again and again, as PagerDuty does. */
async function webhook(type: string, index: number, second: number): Promise<void> {
  const event = v3(type, { second, hash: hashOf(index), incidentId: `P${index}`, by: `Person ${index}.` });
  const init = signedByPagerDuty(JSON.stringify({ event }));
  for (const pauseMs of [0, ...PAUSES_MS]) {
    if (pauseMs > 0) await course.sleep(pauseMs);
    const answered = await course.request('POST', '/pagerduty', init);
    slowest.webhook = Math.max(slowest.webhook, answered.tookMs);
    if (answered.status === 200) return;
  }
}

async function tasks(snapshots: readonly Snapshot[]): Promise<readonly boolean[]> {
  const body = JSON.stringify({ snapshots, notices: [] });
  const answered: Answered = await course.request('POST', '/tasks', signedAsAppsScript(body, world.nowMs));
  slowest.tasks = Math.max(slowest.tasks, answered.tookMs);
  return (JSON.parse(answered.body) as TasksAnswer).results.map(({ ok }) => ok);
}

/** Each minute whatever the bridge has not confirmed. */
async function ticks(all: readonly Snapshot[]): Promise<void> {
  let rest = all;
  for (let minute = 0; rest.length > 0 && minute < 15; minute += 1) {
    const begunMs = course.nowMs;
    const ok = await tasks(rest);
    rest = rest.filter((_each, index) => !ok[index]);
    await course.sleep(Math.max(0, begunMs + MINUTE_MS - course.nowMs));
  }
  expect(rest).toEqual([]);
}

function each(run: (index: number) => unknown): void {
  for (let index = 0; index < COUNT; index += 1) run(index);
}

/** What stands in the channel, and when it was posted first and last. */
function told(kind: RegExp) {
  const messages = world.slack.messages.filter(({ channel, text }) => channel === 'COPS' && kind.test(text));
  const tasksOf = messages.map(({ text }) => /(\d+)\./.exec(text)?.[1]);
  return {
    count: messages.length,
    distinct: new Set(tasksOf).size,
    lastMs: Number(messages.at(-1)?.ts) * 1_000,
  };
}

const announcements = Array.from({ length: COUNT }, (_each, index) =>
  snapshot({ ...factsOf(index), state: 'opening', expect: { state: 'open', by: null, reason: null } }),
);
const opened = Array.from({ length: COUNT }, (_each, index) =>
  snapshot({ ...factsOf(index), at: at(index % 7) }),
);
const started = Array.from({ length: COUNT }, (_each, index) =>
  snapshot({ ...factsOf(index), state: 'started', at: at(600 + (index % 50)), by: `Person ${index}.` }),
);

test('a hundred are opened, and all are started in one minute', async () => {
  const startMs = course.nowMs;
  course.at(startMs, () => void tasks(announcements));
  each((index) =>
    course.at(startMs + 6_000 + (index % 7) * 1_000, () => void webhook('triggered', index, index % 7)),
  );
  course.at(startMs + 9_000, () => void ticks(opened));
  await course.runToEnd();
  const cards = told(/Task \d+\./);
  expect(cards).toMatchObject({ count: COUNT, distinct: COUNT });
  expect(cards.lastMs - startMs).toBeLessThanOrEqual(LIMIT_MS);

  await world.advanceTo(startMs + 20 * MINUTE_MS);
  const againMs = course.nowMs;
  each((index) =>
    course.at(againMs + (index % 50) * 1_000, () => void webhook('acknowledged', index, 600 + (index % 50))),
  );
  let allShownMs = 0;
  const look = (): void => {
    if (told(/^▶️ Started: Task/).count === COUNT) allShownMs = course.nowMs;
    else if (course.nowMs < againMs + 2 * LIMIT_MS) course.at(course.nowMs + 1_000, look);
  };
  course.at(againMs, look);
  course.at(againMs + MINUTE_MS, () => void ticks(started));
  await course.runToEnd();
  const lines = told(/^▶️ Started by/);
  expect(lines).toMatchObject({ count: COUNT, distinct: COUNT });
  expect(lines.lastMs - againMs).toBeLessThanOrEqual(LIMIT_MS);
  expect(told(/^🔔/).count).toBe(0);
  expect(allShownMs - againMs).toBeLessThanOrEqual(LIMIT_MS);
});

test('four pushes alone are enough, though Slack takes 400 ms for each message', async () => {
  slackMs = 400;
  const startMs = course.nowMs;
  course.at(startMs, () => void ticks(opened));
  await course.runToEnd();
  const cards = told(/Task \d+\./);
  expect(cards).toMatchObject({ count: COUNT, distinct: COUNT });
  expect(cards.lastMs - startMs).toBeLessThanOrEqual(4 * MINUTE_MS);
});
