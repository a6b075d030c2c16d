// Plays many schedules, each in a world of its own. By default a sample; TOBAN_STEPS=5 plays five times as many,
// TOBAN_STEPS=full all, and TOBAN_STEPS with a schedule's name that one alone, its steps printed.
import { World } from '../world/world';

export interface Case {
  readonly name: string;
  /** @throws where a promise is broken */
  readonly play: (world: World) => Promise<void>;
}

const CHOICE = process.env.TOBAN_STEPS ?? '';
/** How many times the sample is played; all of them where it is infinite. */
const FACTOR = CHOICE === 'full' ? Number.POSITIVE_INFINITY : Number(CHOICE || 1);
if (FACTOR > 1) jest.setTimeout(3_600_000);

const SHOWN_FAILURES = 2;
/** The last steps are those that matter. */
const SHOWN_STEPS = 60;

/**
 * @param sample about how many of them are played by default
 * @param examples names of those that are always played: they failed once
 */
export async function playCases(
  cases: readonly Case[],
  sample: number,
  examples: readonly string[] = [],
): Promise<void> {
  const names = new Set(cases.map(({ name }) => name));
  if (names.size !== cases.length) throw new RangeError('two schedules have one name');
  const unknown = examples.filter((example) => !names.has(example));
  if (unknown.length > 0) throw new RangeError(`no schedule is "${unknown[0]}"`);
  const failures: string[] = [];
  for (const each of chosen(cases, sample, examples)) {
    const world = new World();
    try {
      await each.play(world);
    } catch (error) {
      failures.push(describe(each, world, error));
    }
    if (CHOICE === each.name) console.info(world.trace.join('\n'));
  }
  if (failures.length > 0) {
    throw new Error(
      `${failures.length} schedules fail:\n\n${failures.slice(0, SHOWN_FAILURES).join('\n\n')}\n\n` +
        failures.map((failure) => failure.split('\n')[0]).join('\n'),
    );
  }
}

function chosen(cases: readonly Case[], sample: number, examples: readonly string[]): readonly Case[] {
  if (Number.isNaN(FACTOR)) return cases.filter(({ name }) => name === CHOICE);
  return cases.filter(
    ({ name }, index) => examples.includes(name) || spread(index) * cases.length < sample * FACTOR,
  );
}

/** The same for the same index, and even over 0 ≤ x < 1 (multiplicative hashing by the golden ratio). */
function spread(index: number): number {
  return (Math.imul(index + 1, 2_654_435_769) >>> 0) / 2 ** 32;
}

function describe({ name }: Case, { trace }: World, error: unknown): string {
  const { testPath = '' } = expect.getState();
  const file = testPath.slice(testPath.indexOf('test/lambda-bridge'));
  return [
    `TOBAN_STEPS='${name}' npx jest ${file}`,
    error instanceof Error ? error.message : String(error),
    ...trace.slice(-SHOWN_STEPS),
  ].join('\n');
}
