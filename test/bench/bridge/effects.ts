// How often Slack shows what it should show once: repeats, two paths, a predecessor frozen or killed between two steps.

import type { Candidate } from './candidate';
import { Task } from './requests';
import type { Services } from './services';
import { Stage, type Stop } from './stage';

const RACES = 10;
/** More calls than a handler makes for one event. */
const MAX_CALLS = 20;
/** So that Slack's rate is no part of it. */
const BETWEEN_MS = 120_000;

export interface Effects {
  readonly what: string;
  readonly runs: number;
  /** Runs after which Slack showed a message too many. */
  readonly doubled: number;
  /** Runs after which Slack showed a message too few. */
  readonly lost: number;
}

const afterPost: Stop = ({ name, moment }) => name === 'chat.postMessage' && moment === 'after';

type Play = (stage: Stage, task: Task) => Promise<unknown>;

/** The messages that a task must show after it. */
const ROOT = 1;
const ROOT_AND_LINE = 2;

const first = (task: Task) => task.webhook('triggered');
const started = (task: Task, subscription = 1) =>
  task.webhook('acknowledged', { second: 60, by: 'Sato' }, subscription);
const polled = (stage: Stage, task: Task) =>
  task.snapshot(stage.services.nowMs, 60, { state: 'started', by: 'Sato' });

const SCENES: readonly (readonly [what: string, runs: number, expected: number, play: Play])[] = [
  [
    'frozen after Slack posted the card',
    1,
    ROOT,
    (stage, task) => stage.freeze(() => first(task), afterPost),
  ],
  [
    'frozen after Slack posted the line',
    1,
    ROOT_AND_LINE,
    async (stage, task) => {
      await stage.deliver(() => first(task));
      await stage.freeze(() => started(task), afterPost);
    },
  ],
  ['killed after Slack posted the card', 1, ROOT, (stage, task) => stage.kill(() => first(task), afterPost)],
  [
    'killed after Slack posted the line',
    1,
    ROOT_AND_LINE,
    async (stage, task) => {
      await stage.deliver(() => first(task));
      await stage.kill(() => started(task), afterPost);
    },
  ],
  [
    'the same event five times at once',
    RACES,
    ROOT,
    (stage, task) => stage.deliverAtOnce(Array.from({ length: 5 }, () => () => first(task))),
  ],
  [
    'two subscriptions, one after the other',
    RACES,
    ROOT_AND_LINE,
    async (stage, task) => {
      await stage.deliver(() => first(task));
      await stage.deliver(() => started(task));
      await stage.deliver(() => started(task, 2), 'second');
    },
  ],
  [
    'two subscriptions at once',
    RACES,
    ROOT_AND_LINE,
    async (stage, task) => {
      await stage.deliver(() => first(task));
      await stage.deliverAtOnce([() => started(task), () => started(task, 2)]);
    },
  ],
  [
    'webhook, then the poll of the same change',
    RACES,
    ROOT_AND_LINE,
    async (stage, task) => {
      await stage.deliver(() => first(task));
      await stage.deliver(() => started(task));
      await stage.deliver(() => polled(stage, task), 'second');
    },
  ],
  [
    'webhook and poll at once',
    RACES,
    ROOT_AND_LINE,
    async (stage, task) => {
      await stage.deliver(() => first(task));
      await stage.deliverAtOnce([() => started(task), () => polled(stage, task)]);
    },
  ],
];

export async function countEffects(
  candidate: Candidate,
  instancePath: string,
  services: Services,
): Promise<readonly Effects[]> {
  const stage = await Stage.open(candidate, instancePath, services);
  const counted: Effects[] = [];
  for (const [what, runs, expected, play] of SCENES) {
    const shown: number[] = [];
    for (let run = 0; run < runs; run += 1) shown.push((await shownBy(stage, play)).shown);
    counted.push(effectsOf(what, shown, expected));
  }
  counted.splice(2, 0, await frozenAnywhere(stage));
  await stage.close();
  return counted;
}

/** Before and after each call that an event makes, but for the moments that have a line of their own. */
async function frozenAnywhere(stage: Stage): Promise<Effects> {
  const other = (wanted: number, moment: 'before' | 'after'): Stop => {
    return (call) => call.index === wanted && call.moment === moment && !afterPost(call);
  };
  const events: readonly (readonly [expected: number, play: (stop: Stop) => Play])[] = [
    [ROOT, (stop) => (on, task) => on.freeze(() => first(task), stop)],
    [
      ROOT_AND_LINE,
      (stop) => async (on, task) => {
        await on.deliver(() => first(task));
        return on.freeze(() => started(task), stop);
      },
    ],
  ];
  let [runs, doubled, lost] = [0, 0, 0];
  for (const [expected, play] of events) {
    for (let index = 0; index < MAX_CALLS; index += 1) {
      for (const moment of ['before', 'after'] as const) {
        const { reached, shown } = await shownBy(stage, play(other(index, moment)));
        if (reached !== true) continue;
        runs += 1;
        if (shown > expected) doubled += 1;
        if (shown < expected) lost += 1;
      }
    }
  }
  return { what: 'frozen at any other step', runs, doubled, lost };
}

async function shownBy(
  stage: Stage,
  play: Play,
): Promise<{ readonly reached: unknown; readonly shown: number }> {
  await stage.leap(BETWEEN_MS);
  const before = stage.services.shown;
  const reached = await play(stage, new Task());
  return { reached, shown: stage.services.shown - before };
}

function effectsOf(what: string, shown: readonly number[], expected: number): Effects {
  return {
    what,
    runs: shown.length,
    doubled: shown.filter((count) => count > expected).length,
    lost: shown.filter((count) => count < expected).length,
  };
}
