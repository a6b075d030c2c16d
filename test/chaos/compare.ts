// The whole of most tests here: a scene undisturbed, then once for each thing that can go wrong, and no difference.
import { type Toban, withToban } from '../scenario/harness';
import type { Round } from './round';
import { MIXED, setScenes } from './scenes';
import { type Disturb, Stage } from './stage';

/** TOBAN_CHAOS=full plays what is otherwise left out. */
export const FULL = process.env.TOBAN_CHAOS === 'full';

/** By its name, what goes wrong half a minute before the tick that matters, and from then on. */
export type Disturbances = Readonly<Record<string, Disturb>>;

export const fault =
  (faults: object): Disturb =>
  ({ toban }) =>
    toban.break(faults);

/** @param trouble what may be logged at error level meanwhile */
export function expectNoDifference(disturbances: Disturbances, trouble: RegExp): Promise<void> {
  return withToban({}, async (toban: Toban) => {
    toban.expectTrouble(trouble);
    await setScenes(toban);
    const stage = await Stage.of(toban);
    const { picture: expected } = await stage.undisturbed(MIXED);
    for (const [name, disturb] of Object.entries(disturbances)) {
      const { picture } = await stage.disturbed(MIXED, disturb);
      await toban.mend();
      try {
        expect(picture).toEqual(expected);
      } catch (error) {
        throw new Error(`${name}: ${String(error)}`);
      }
    }
  });
}

/** Row of a task in the ledger, as the browser numbers it. */
export async function rowOf(round: Round, name: string): Promise<number> {
  const { headers, rows } = (await round.toban.state()).ledger;
  return 2 + rows.findIndex((row) => row[headers.indexOf('Title')] === round.title(name));
}
