// Set-up: makes and repairs the tabs and the trigger. Running it again changes only what is lacking, and never
// touches what people have typed or added.
import { READ_TABS, TABS } from '../core/tabs';
import {
  BookError,
  type ExistingTab,
  readBook,
  type SheetRequest,
  sheets,
  spreadsheetId,
} from '../services/book';
import { tryLock } from '../services/lock';
import { formatRequests } from './formats';
import { headerRequests } from './headers';

const TICK = 'tick';

export function setUpBook(): void {
  if (!tryLock()) throw new BookError('Toban is at work just now: run Set up again in a minute');
  const before = existingTabs();
  apply(missingTabs(before));
  const book = readBook();
  apply([...headerRequests(book.grids), ...formatRequests(book.grids, before)]);
  ensureTrigger();
}

function existingTabs(): readonly ExistingTab[] {
  const fields =
    'sheets(properties(sheetId,title),protectedRanges(protectedRangeId,description),conditionalFormats(ranges(sheetId)))';
  return sheets().Spreadsheets.get(spreadsheetId(), { fields }).sheets ?? [];
}

function missingTabs(existing: readonly ExistingTab[]): SheetRequest[] {
  return READ_TABS.flatMap((name, index): SheetRequest[] => {
    const { sheetId, title } = TABS[name];
    if (existing.some((tab) => tab.properties?.sheetId === sheetId)) return [];
    if (existing.some((tab) => tab.properties?.title === title)) {
      throw new BookError(
        `there is already a tab "${title}" that is not Toban's: rename it, then run Set up again`,
      );
    }
    return [{ addSheet: { properties: { sheetId, title, index, hidden: name === 'state' } } }];
  });
}

function apply(requests: readonly SheetRequest[]): void {
  if (requests.length === 0) return;
  sheets().Spreadsheets.batchUpdate({ requests: [...requests] }, spreadsheetId(), {
    fields: 'spreadsheetId',
  });
}

function ensureTrigger(): void {
  const exists = ScriptApp.getProjectTriggers().some((trigger) => trigger.getHandlerFunction() === TICK);
  if (!exists) ScriptApp.newTrigger(TICK).timeBased().everyMinutes(1).create();
}
