// Add calendars: a dialog that lists what the account can read, and new rows of the Settings tab for those chosen. Rows
// that stand there are never touched.
import * as v from 'valibot';
import { usableProperties } from '../core/properties';
import { badFields, listedIds, newRows } from '../core/settings/chosen';
import { columnsOf, headerRowOf, typedIn } from '../core/settings/headers';
import { TABS } from '../core/tabs';
import { requireSpreadsheet } from '../services/at-spreadsheet';
import { BookError, type SheetRequest } from '../services/book';
import { readableCalendars } from '../services/calendar-list';
import { rowRequests } from '../services/cells';
import { tryLock } from '../services/lock';
import { listedServices } from '../services/pagerduty-services';
import { storedProperties } from '../services/properties';
import { userTexts } from '../services/user-texts';
import { applyRequests } from './apply';
import { showDialog } from './dialog';
import type { AddedCalendars, CalendarChoices } from './dialogs/dialog-data';
import { look, type TabLook } from './look';

const sentSchema = v.object({
  calendars: v.pipe(v.array(v.object({ calendarId: v.string(), customer: v.string() })), v.minLength(1)),
  settings: v.object({ mode: v.string(), service: v.string(), from: v.string(), channel: v.string() }),
});

/**
 * The dialog's question.
 * @param sent {calendars: [{calendarId, customer}], settings: {mode, service, from, channel}} as typed
 * @throws NotAtSpreadsheet, BookError
 */
export function addCalendars(sent: unknown): AddedCalendars {
  requireSpreadsheet();
  const { calendars, settings } = v.parse(sentSchema, sent);
  const bad = badFields(calendars, settings);
  if (bad.size > 0) return { added: 0, bad: [...bad] };
  const { menu } = userTexts();
  if (!tryLock()) throw new BookError(menu.faults.busy);
  const tab = settingsTab();
  const made = newRows(tab.grid, calendars, settings);
  if (made === null) throw new BookError(menu.faults.headless(TABS.settings.title));
  const { firstRow, rows } = made;
  if (rows.length > 0) {
    applyRequests([
      ...room(tab, firstRow + rows.length),
      ...rows.flatMap((cells, index) => rowRequests(tab.sheetId, firstRow + index, cells)),
    ]);
  }
  return { added: rows.length, bad: [] };
}

export function menuAddCalendars(): void {
  const { menu, calendarsDialog } = userTexts();
  const data = { texts: calendarsDialog, choices: choices() };
  showDialog('calendars', data, menu.addCalendars);
}

function choices(): CalendarChoices {
  const { grid } = settingsTab();
  const listed = listedIds(grid);
  const { PAGERDUTY_TOKEN, PAGERDUTY_API_URL = '' } = usableProperties(storedProperties());
  const services =
    PAGERDUTY_TOKEN === undefined ? null : listedServices({ PAGERDUTY_TOKEN, PAGERDUTY_API_URL });
  return {
    calendars: readableCalendars().map((each) => ({ ...each, isListed: listed.has(each.id) })),
    services,
    ...lastTyped(grid),
  };
}

/** What the last row has is likely right for the next. */
function lastTyped(grid: TabLook['grid']): Pick<CalendarChoices, 'service' | 'from' | 'channel'> {
  const headerRow = headerRowOf(grid);
  const columns = columnsOf(grid[headerRow] ?? []);
  const last = [...grid.slice(headerRow + 1)]
    .reverse()
    .find((row) => typedIn(row[columns.get('from') ?? -1]));
  const cell = (field: string) => typedIn(last?.[columns.get(field) ?? -1]);
  return { service: cell('service'), from: cell('from'), channel: cell('channel') };
}

function settingsTab(): TabLook {
  const { settings } = look().tabs;
  if (!settings) throw new BookError(userTexts().menu.faults.missingTab(TABS.settings.title));
  return settings;
}

function room({ sheetId, rowCount }: TabLook, needed: number): SheetRequest[] {
  const length = needed - rowCount;
  return length > 0 ? [{ appendDimension: { sheetId, dimension: 'ROWS', length } }] : [];
}
