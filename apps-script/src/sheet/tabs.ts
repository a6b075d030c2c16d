// Tabs that are not there are made, each under its own id; a tab of people's that bears the name is left alone.
import { TAB_NAMES, TABS } from '../core/tabs';
import type { MenuTexts } from '../i18n/menu-texts';
import { BookError, type SheetRequest } from '../services/book';
import type { Look } from './look';

/** What only Toban reads. */
const HIDDEN = 'state';
/** The grid of a new archive: it grows with its rows, so that its end is the end of what it holds. */
const ARCHIVE_ROWS = 2;
/** A list grows by itself; these are empty rows for people to see. */
const NEW_ROWS = 100;

export function tabRequests({ titles, tabs }: Look, { faults }: MenuTexts): SheetRequest[] {
  return TAB_NAMES.flatMap((name, index): SheetRequest[] => {
    if (tabs[name]) return [];
    const { sheetId, title } = TABS[name];
    if (titles.some((each) => each.toLowerCase() === title.toLowerCase())) {
      throw new BookError(faults.nameTaken(title));
    }
    const rowCount = name === 'archive' ? ARCHIVE_ROWS : NEW_ROWS;
    const gridProperties = { rowCount, columnCount: 26 };
    return [{ addSheet: { properties: { sheetId, title, index, hidden: name === HIDDEN, gridProperties } } }];
  });
}
