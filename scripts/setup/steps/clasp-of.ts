// clasp as this installation uses it, and the script that it works on.
import { join } from 'node:path';
import { Clasp } from '../../services/clasp';
import { StepFailed } from '../failure';
import type { World } from '../world';

export function claspOf({ root, env, stateFolder, installation }: World): Clasp {
  return new Clasp({ root, env, folder: join(stateFolder, `${installation().name}.clasp`) });
}

/** @throws StepFailed where the spreadsheet is not made yet */
export function googleOf({ installation, texts }: World) {
  const { google } = installation();
  if (google === undefined) throw new StepFailed(texts.google.noSpreadsheet, texts.again('spreadsheet'));
  return google;
}
