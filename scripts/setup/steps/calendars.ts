// Which calendars bring work: chosen by a person in the sheet, since only the script may read them.
import type { Look, Step } from '../step';
import type { World } from '../world';
import { googleOf } from './clasp-of';
import { sheetUrl } from './spreadsheet';

const ID = 'calendars';

export const calendars: Step = {
  id: ID,
  title: ({ texts }) => texts.titles.calendars,
  async look({ installation, texts }): Promise<Look> {
    const since = installation().confirmed[ID];
    return since === undefined
      ? { kind: 'todo', detail: texts.sheet.noCalendars }
      : { kind: 'done', detail: texts.sheet.confirmed(since) };
  },
  async act(world: World): Promise<void> {
    const { terminal, know, installation, time } = world;
    const { pagerDuty, slack } = installation();
    await terminal.person({
      kind: 'addCalendars',
      sheetUrl: sheetUrl(googleOf(world).spreadsheetId),
      service: pagerDuty?.service.name ?? '',
      from: pagerDuty?.from ?? '',
      channels: slack?.channels ?? [],
    });
    know({ confirmed: { ...installation().confirmed, [ID]: new Date(time.nowMs()).toISOString() } });
  },
};
