// The whole of most tests here: a scene undisturbed, then once for each thing that can go wrong, and no difference.
import { type Toban, withToban } from '../scenario/harness';
import type { Picture } from './picture';
import type { Round } from './round';
import { MIXED, setScenes } from './scenes';
import { type Disturb, Stage } from './stage';

/** TOBAN_CHAOS=full plays what is otherwise left out. */
export const FULL = process.env.TOBAN_CHAOS === 'full';
/** For the names of tests that leave something out. */
export const SAMPLED = FULL ? '' : ' (a sample; TOBAN_CHAOS=full tries all)';

/** By its name, what goes wrong half a minute before the tick that matters, and from then on. */
export type Disturbances = Readonly<Record<string, Disturb>>;

export const fault =
  (faults: object): Disturb =>
  ({ toban }) =>
    toban.break(faults);

export interface Allowed {
  /** What may be logged at error level meanwhile. */
  readonly trouble: RegExp;
  /** A note that says under which circumstances a task was opened, where it may stand. */
  readonly note?: string;
  /** What is done before the first round. */
  readonly first?: (toban: Toban) => Promise<void>;
}

export function expectNoDifference(disturbances: Disturbances, allowed: Allowed): Promise<void> {
  return withToban({}, async (toban: Toban) => {
    toban.expectTrouble(allowed.trouble);
    await setScenes(toban);
    await allowed.first?.(toban);
    const stage = await Stage.of(toban);
    const { picture: expected } = await stage.undisturbed(MIXED);
    for (const [name, disturb] of Object.entries(disturbances)) {
      const { picture } = await stage.disturbed(MIXED, disturb);
      await toban.mend();
      try {
        expect(without(picture, allowed.note)).toEqual(expected);
      } catch (error) {
        throw new Error(`${name}: ${String(error)}`);
      }
    }
  });
}

function without(picture: Picture, note: string | undefined): Picture {
  if (note === undefined) return picture;
  const text = JSON.stringify(picture);
  return JSON.parse(text.replaceAll(`Note: ${note}\\n`, '').replaceAll(`| ${note} |`, '|  |')) as Picture;
}

/** Row of a task in the ledger, as the browser numbers it. */
export async function rowOf(round: Round, name: string): Promise<number> {
  const { headers, rows } = (await round.toban.state()).ledger;
  return 2 + rows.findIndex((row) => row[headers.indexOf('Title')] === round.title(name));
}
