// The spreadsheet with its bound script. clasp makes both in two calls, and what it made it tells once: so the wish is
// remembered before, the ids after, and a run that broke off between asks before it makes another.
import { ClaspSaidNo } from '../../services/clasp-says';
import { StepFailed } from '../failure';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { claspOf } from './clasp-of';
import { asking } from './trouble';

const ADDRESS = /(?:\/spreadsheets\/d\/|[?&]id=)([\w-]+)/;
const BARE_ID = /^[\w-]{20,}$/;

export const spreadsheet: Step = {
  id: 'spreadsheet',
  title: ({ texts }) => texts.titles.spreadsheet,
  async look(world): Promise<Look> {
    const { installation, texts } = world;
    const { google, begun } = installation();
    if (google === undefined) {
      const since = begun?.spreadsheet;
      return {
        kind: 'todo',
        detail:
          since === undefined ? texts.google.noSpreadsheet : texts.google.halfMade(titleOf(world), since),
      };
    }
    return (await isThere(world, google.scriptId))
      ? { kind: 'done', detail: sheetUrl(google.spreadsheetId) }
      : { kind: 'todo', detail: texts.google.scriptGone(sheetUrl(google.spreadsheetId)) };
  },
  async act(world): Promise<void> {
    const { terminal, texts, know, installation, time } = world;
    const kind = await terminal.choose('spreadsheet', texts.google.chooseSpreadsheet, [
      { value: 'new', label: texts.google.newSpreadsheet(titleOf(world)) },
      { value: 'existing', label: texts.google.existingSpreadsheet },
    ]);
    const existing = kind === 'existing' ? await askAddress(world) : null;
    const { begun } = installation();
    know({ begun: { ...begun, spreadsheet: new Date(time.nowMs()).toISOString() } });
    const made = await terminal.progress(texts.google.making, () =>
      asking(world, () => create(world, existing)),
    );
    // What was confirmed of another sheet says nothing of this one.
    const { begun: after, confirmed } = installation();
    know({
      google: { ...made, deploymentId: null, webAppUrl: null, connected: null },
      begun: without(after, ['spreadsheet']),
      confirmed: without(confirmed, ['set-up-sheet', 'calendars', 'test-task']),
    });
  },
};

export function sheetUrl(spreadsheetId: string): string {
  return `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`;
}

async function create(world: World, existing: string | null) {
  const { texts } = world;
  try {
    return await claspOf(world).createScript(titleOf(world), existing);
  } catch (error) {
    if (!(error instanceof ClaspSaidNo) || existing !== null) throw error;
    // The spreadsheet is made before the script: it may stand there without one.
    throw new StepFailed(error.message, texts.google.mends.mayBeHalfMade(titleOf(world)), { cause: error });
  }
}

function askAddress({ terminal, texts }: World): Promise<string> {
  return terminal
    .ask({
      name: 'spreadsheetAddress',
      message: texts.google.askSpreadsheet,
      fault: (answer) => (idOf(answer) === null ? texts.google.notSpreadsheet : null),
    })
    .then((answer) => idOf(answer) ?? '');
}

function idOf(answer: string): string | null {
  return ADDRESS.exec(answer)?.[1] ?? BARE_ID.exec(answer)?.[0] ?? null;
}

async function isThere(world: World, scriptId: string): Promise<boolean> {
  return asking(world, async () => {
    try {
      await claspOf(world).deployments(scriptId);
      return true;
    } catch (error) {
      if (error instanceof ClaspSaidNo && error.reason === 'notFound') return false;
      throw error;
    }
  });
}

/** As Drive shows it; a second installation of the same account has another. */
function titleOf({ installation }: World): string {
  const { name } = installation();
  return name === 'toban' ? 'Toban' : `Toban (${name})`;
}

function without(
  record: Readonly<Record<string, string>> | undefined,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => !names.includes(name)));
}
