// What can befall one call: an answer that is wrong, lost or late, the call done or not done.
import type { HttpResponse } from '../../sandbox/http';
import type { OutsideCall } from '../world/outside-call';
import type { World } from '../world/world';

export interface Trouble {
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
export const TROUBLES: Readonly<Record<OutsideCall['service'], readonly Trouble[]>> = {
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
  ssm: [],
};

export async function befall(world: World, call: OutsideCall, { effect, answer }: Trouble): Promise<void> {
  if (effect === 'done' && call.response === undefined) await world.apply(call);
  if (answer === null) await world.breakOff(call);
  else if (answer === undefined) call.held = true;
  else {
    // What the service answered itself is its last word: the call takes no effect after it.
    call.response ??= answer;
    await world.answer(call, answer);
  }
}
