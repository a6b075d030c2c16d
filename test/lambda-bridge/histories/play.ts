// Plays a story in a world and hands what Slack shows in the end to the judge.
import { START } from '../rig';
import { World } from '../world/world';
import { act } from './acts';
import { Courier } from './courier';
import { type Answered, Course } from './course';
import { expectedByLedger, expectedByWebhooks, type Heard } from './expected';
import type { Entry } from './incident';
import { faultsOf } from './judge';
import { noticeFaults, tellNotice } from './notices';
import { shownOf } from './shown';
import type { Story } from './story';
import { taleOf } from './tale';
import { type Arrival, Task } from './task';
import { tick } from './tick';
import { fateUnder } from './trouble';

const WEBHOOK_MS = 4_000;
const TASKS_MS = 25_000;
const MINUTE_MS = 60_000;
/** The ticks go on until the last reminder of a task can have been told. */
const AFTERWARDS_MINUTES = 15;
const MOST_MINUTES = 60;

/** @returns what is wrong, each with the task's story */
export async function play(story: Story): Promise<readonly string[]> {
  const world = new World();
  world.slack.addChannel({ id: 'COUT', name: 'out', member: false });
  const chance = chanceOf(story.seed);
  const firstTexts = new Map<string, string>();
  const course = new Course(
    world,
    (call) => fate(call),
    ({ operation, request }, { body }) => {
      if (operation !== 'chat.postMessage') return;
      const { channel, text } = JSON.parse(Buffer.from(request.body).toString()) as Record<string, string>;
      const { ts } = JSON.parse(body) as { ts?: string };
      firstTexts.set(`${channel} ${ts}`, text ?? '');
    },
  );
  const fate = fateUnder(
    story.troubles.map(({ kind, afterMs, forMs }) => ({
      kind,
      fromMs: START + afterMs,
      toMs: START + afterMs + forMs,
    })),
    () => world.nowMs,
    chance,
  );
  const faults: string[] = [];
  const inTime = (limitMs: number, { status, tookMs, openCalls, body }: Answered): void => {
    if (tookMs > limitMs) faults.push(`an answer took ${tookMs} ms`);
    if (openCalls > 0) faults.push(`answered with ${openCalls} calls under way`);
    if (status !== 200 && status !== 503) faults.push(`answered ${status} ${body}`);
  };
  const onPush = (answered: Answered): void => inTime(TASKS_MS, answered);
  const heard: Heard[] = [];
  let travels = 0;
  let arrivals = 0;
  const couriers = story.subscriptions.map(
    (each) =>
      new Courier(
        course,
        { ...each, withKey: each.withKey || !story.tells },
        () => pick(story.travels, travels++),
        (entries, answered) => {
          inTime(WEBHOOK_MS, answered);
          for (const entry of entries) {
            noteNews(entry, answered.sentMs);
            if (answered.status === 200) heard.push({ entry, atMs: answered.sentMs });
          }
        },
      ),
  );
  const endMs = story.scenes.reduce((sum, { gapMs }) => sum + gapMs, START + 1_500);
  const tasks = story.refusals.map(
    (refusals, index) =>
      new Task(course, {
        hash: `${index}`.repeat(32),
        channel: story.channels[index] ?? 'COPS',
        remindEveryMinutes: story.remindEveryMinutes,
        refusals: story.tells ? refusals : 0,
        tells: story.tells,
        publish: (entry) => {
          for (const courier of couriers) courier.publish(entry);
        },
        // Apps Script reaches the bridge again in the end.
        arrival: () => (world.nowMs > endMs ? 'whole' : pick(story.arrivals, arrivals++)),
        onPush,
      }),
  );
  const noteNews = ({ incident, atMs }: Entry, sentMs: number): void => {
    const task = tasks.find(({ row }) => incident.id.startsWith(`P${row.hash.slice(0, 3)}`));
    if (task && !task.diary.newsMs.has(atMs)) task.diary.newsMs.set(atMs, sentMs);
  };

  let atMs = START + 1_500;
  for (const scene of story.scenes) {
    atMs += scene.gapMs;
    const task = tasks[scene.task];
    if (task) course.at(atMs, () => void act(task, scene.act));
  }
  for (const task of tasks) planTicks(course, task, endMs);
  for (const [index, { afterMs, channel }] of story.notices.entries()) {
    const arrival = (): Arrival => pick(story.arrivals, arrivals++);
    course.at(START + afterMs, () => void tellNotice(course, index, channel, arrival, onPush));
  }
  await course.runToEnd();

  faults.push(...world.journal.complaints.map(({ text }) => text));
  faults.push(
    ...world.logs.filter(({ event }) => event === 'unexpected').map((line) => JSON.stringify(line)),
  );
  faults.push(...noticeFaults(world.slack.messages, story.notices.length));
  for (const task of tasks) {
    const shown = shownOf(task.row.hash, world.slack.messages, firstTexts);
    const expected = story.tells ? expectedByLedger(task) : expectedByWebhooks(task, heard);
    const found = faultsOf(shown, task.diary, { ...expected, remindEveryMinutes: story.remindEveryMinutes });
    if (found.length > 0) faults.push(...found, taleOf(task.diary.changes, shown.told));
  }
  return faults;
}

function planTicks(course: Course, task: Task, lastSceneMs: number): void {
  const startMs = course.nowMs;
  const run = async (): Promise<void> => {
    const begunMs = course.nowMs;
    await tick(task);
    const isOver = task.rests && course.nowMs > lastSceneMs + AFTERWARDS_MINUTES * MINUTE_MS;
    if (isOver || course.nowMs > lastSceneMs + MOST_MINUTES * MINUTE_MS) return;
    const passed = Math.floor((course.nowMs - begunMs) / MINUTE_MS) + 1;
    course.at(begunMs + passed * MINUTE_MS, () => void run());
  };
  course.at(startMs, () => void run());
}

function pick<T>(all: readonly T[], index: number): T {
  return all[index % all.length] as T;
}

function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
