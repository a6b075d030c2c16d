// Whatever Slack or the table answers to any one call, or does not answer, done or not done: nothing is lost, nothing is
// doubled, and its sender is answered in time.
import type { HttpResponse } from '../../sandbox/http';
import type { OutsideCall } from '../world/outside-call';
import type { World } from '../world/world';
import { callsOf, conclude, finish, prepare, reach, send } from './acting';
import { type Case, playCases } from './cases';
import { STORIES, type Story } from './stories';

interface Trouble {
  readonly name: string;
  /** Whether the call takes effect all the same. */
  readonly effect: 'done' | 'not done' | 'done much later';
  /** Null: the connection breaks; undefined: it hangs. */
  readonly answer: HttpResponse | null | undefined;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const slackSays = (error: string): HttpResponse => ({
  status: 200,
  headers: JSON_TYPE,
  body: JSON.stringify({ ok: false, error }),
});
const limited = (seconds: number): HttpResponse => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: '{"ok":false,"error":"ratelimited"}',
});
const page = (status: number): HttpResponse => ({ status, headers: {}, body: '<html></html>' });
const tableSays = (status: number, code: string): HttpResponse => ({
  status,
  headers: JSON_TYPE,
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${code}` }),
});

const EITHER = ['done', 'not done'] as const;
/** A call that was given up takes effect this much later at most: a lease is longer. */
const MUCH_LATER_MS = 9_000;

const TROUBLES: Readonly<Record<'slack' | 'dynamodb', readonly Trouble[]>> = {
  slack: [
    ...EITHER.flatMap((effect): Trouble[] => [
      { name: 'breaks off', effect, answer: null },
      { name: 'hangs', effect, answer: undefined },
      { name: 'HTTP 503', effect, answer: page(503) },
      { name: 'HTTP 200 without JSON', effect, answer: page(200) },
      { name: 'internal_error', effect, answer: slackSays('internal_error') },
      { name: 'fatal_error', effect, answer: slackSays('fatal_error') },
    ]),
    { name: 'hangs', effect: 'done much later', answer: undefined },
    { name: 'limited for 1 s', effect: 'not done', answer: limited(1) },
    { name: 'limited for 30 s', effect: 'not done', answer: limited(30) },
    { name: 'limited by a word', effect: 'not done', answer: slackSays('ratelimited') },
  ],
  dynamodb: [
    ...EITHER.flatMap((effect): Trouble[] => [
      { name: 'breaks off', effect, answer: null },
      { name: 'hangs', effect, answer: undefined },
      { name: 'HTTP 500', effect, answer: tableSays(500, 'InternalServerError') },
    ]),
    { name: 'hangs', effect: 'done much later', answer: undefined },
    {
      name: 'throttled',
      effect: 'not done',
      answer: tableSays(400, 'ProvisionedThroughputExceededException'),
    },
  ],
};

async function befall(world: World, call: OutsideCall, { effect, answer }: Trouble): Promise<void> {
  if (effect === 'done') await world.apply(call);
  if (answer === null) await world.breakOff(call);
  else if (answer !== undefined) await world.answer(call, answer);
  else call.held = true;
}

/** When it is sent again: PagerDuty's first try after a failure, and a later one. */
const AGAIN_AFTER_MS = [10_000, 60_000];

function casesOf(story: Story, calls: readonly OutsideCall[]): readonly Case[] {
  return calls.flatMap(({ service, operation }, index) =>
    TROUBLES[service === 'slack' ? 'slack' : 'dynamodb'].flatMap((trouble) =>
      AGAIN_AFTER_MS.map(
        (againMs): Case => ({
          name: `${story.name}: ${operation} (${index + 1}) ${trouble.name}, ${trouble.effect}, again after ${againMs / 1_000} s`,
          async play(world) {
            await prepare(world, story);
            const first = await send(world, story.act);
            const call = await reach(world, first, index);
            if (call === undefined) throw new Error('it made fewer calls');
            const beganMs = world.nowMs;
            await befall(world, call, trouble);
            await finish(world, first);
            if (trouble.effect === 'done much later') {
              await world.advanceTo(beganMs + MUCH_LATER_MS);
              await world.apply(call);
            }
            await world.advanceTo(Math.max(world.nowMs, beganMs + againMs));
            await conclude(world, story);
          },
        }),
      ),
    ),
  );
}

test.each(STORIES.map((story) => [story.name, story] as const))('%s', async (_name, story) => {
  await playCases(casesOf(story, await callsOf(story)), 50);
});
