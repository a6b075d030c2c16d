// The doctor's lines: the same verdicts as Check set-up gives, of what the terminal sees, and whether set-up is finished.
import { checkUp } from '../../apps-script/src/core/checkup/check-up';
import { fault, inOrder, type Line } from '../../apps-script/src/core/checkup/line';
import type { CheckTexts } from '../../apps-script/src/core/checkup/texts';
import type { Installation } from '../installation/installation';
import type { Secrets } from '../installation/secrets';
import { known } from './known';
import { look } from './look';

export interface Examined {
  readonly build: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Nothing is to be mended, and all that can be reached was. */
  readonly sound: boolean;
  readonly lines: readonly Line[];
}

export interface Patient {
  /** Null where there is none yet. */
  readonly installation: Installation | null;
  readonly secrets: Secrets;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of this checkout. */
  readonly build: string;
}

export async function examine(
  { installation, secrets, env, build }: Patient,
  texts: CheckTexts,
): Promise<Examined> {
  const of = await known(installation, secrets, env);
  const reading = await look(of, build);
  const unfinished =
    of.lacking.length === 0
      ? []
      : [fault('set-up', 'bad', texts.places.setUp, texts.setUp.unfinished(of.lacking))];
  const lines = inOrder([...unfinished, ...checkUp(reading, texts)]);
  return { build, at: new Date(reading.nowMs).toISOString(), sound: lines.every(isSound), lines };
}

/** What can only be seen elsewhere is no fault; what could not be reached may be one. */
function isSound({ id, verdict }: Line): boolean {
  if (verdict === 'unknown') return id === 'only-in-sheet' || id === 'web-app' || id.startsWith('webhooks:');
  return verdict !== 'bad';
}
