// Tabs, formats, protection and the trigger: made by Toban → Set up, in the name of whoever chooses it.
import type { Look, Step } from '../step';
import type { World } from '../world';
import { googleOf } from './clasp-of';
import { sheetUrl } from './spreadsheet';

const ID = 'set-up-sheet';

export const setUpSheet: Step = {
  id: ID,
  title: ({ texts }) => texts.titles.setUpSheet,
  async look({ installation, texts }): Promise<Look> {
    const since = installation().confirmed[ID];
    return since === undefined
      ? { kind: 'todo', detail: texts.sheet.notSetUp }
      : { kind: 'done', detail: texts.sheet.confirmed(since) };
  },
  async act(world: World): Promise<void> {
    const { terminal, know, installation, time } = world;
    const { slack, locale } = installation();
    await terminal.person({
      kind: 'setUpSheet',
      sheetUrl: sheetUrl(googleOf(world).spreadsheetId),
      language: locale,
      testChannel: slack?.testChannel ?? '',
    });
    know({ confirmed: { ...installation().confirmed, [ID]: new Date(time.nowMs()).toISOString() } });
  },
};
