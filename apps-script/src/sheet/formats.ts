// How the tabs look and what is protected: text cells, bold headers, a colour for each state, Toban's own columns.

import type { Grid } from '../core/grid';
import { LEDGER_COLUMNS } from '../core/ledger-columns';
import { type ReadTab, TABS } from '../core/tabs';
import type { TaskState } from '../core/task';
import { columnLetters, type ExistingTab, type SheetRequest } from '../services/book';

const PROTECTION = 'Written by Toban: sort with filter views, keep own columns at the right';

const STATE_COLOURS: Readonly<Record<TaskState, string>> = {
  upcoming: '#ffffff',
  opening: '#fff4ce',
  open: '#fde2e1',
  started: '#dceafd',
  done: '#dff3e3',
  failed: '#f7b4ae',
  cancelled: '#eeeeee',
  missed: '#f7b4ae',
  skipped: '#eeeeee',
};

export function formatRequests(
  grids: Readonly<Record<ReadTab, Grid>>,
  before: readonly ExistingTab[],
): SheetRequest[] {
  return [...textCells(before), ...protections(before), ...stateColours(grids.ledger, before)];
}

function find(before: readonly ExistingTab[], tab: ReadTab): ExistingTab | undefined {
  return before.find((each) => each.properties?.sheetId === TABS[tab].sheetId);
}

/** Everything is text: a typed time or number stays as it was typed. */
function textCells(before: readonly ExistingTab[]): SheetRequest[] {
  const tabs: readonly ReadTab[] = ['ledger', 'settings', 'activity', 'state'];
  return tabs
    .filter((tab) => !find(before, tab))
    .flatMap((tab): SheetRequest[] => {
      const { sheetId } = TABS[tab];
      const all: SheetRequest = {
        repeatCell: {
          range: { sheetId },
          cell: { userEnteredFormat: { numberFormat: { type: 'TEXT' }, verticalAlignment: 'TOP' } },
          fields: 'userEnteredFormat(numberFormat,verticalAlignment)',
        },
      };
      const header: SheetRequest = {
        repeatCell: {
          range: { sheetId, startRowIndex: 0, endRowIndex: 1 },
          cell: { userEnteredFormat: { textFormat: { bold: true } } },
          fields: 'userEnteredFormat.textFormat.bold',
        },
      };
      return tab === 'settings' ? [all] : [all, header];
    });
}

function protections(before: readonly ExistingTab[]): SheetRequest[] {
  const columns = { ledger: LEDGER_COLUMNS.length, activity: undefined, state: undefined } as const;
  return (['ledger', 'activity', 'state'] as const)
    .filter((tab) => !find(before, tab)?.protectedRanges?.some((range) => range.description === PROTECTION))
    .map((tab) => ({
      addProtectedRange: {
        protectedRange: {
          range: {
            sheetId: TABS[tab].sheetId,
            ...(columns[tab] === undefined ? {} : { endColumnIndex: columns[tab], startColumnIndex: 0 }),
          },
          description: PROTECTION,
          editors: { users: [Session.getEffectiveUser().getEmail()] },
        },
      },
    }));
}

function stateColours(ledger: Grid, before: readonly ExistingTab[]): SheetRequest[] {
  if ((find(before, 'ledger')?.conditionalFormats ?? []).length > 0) return [];
  const standing = (ledger[0] ?? []).map(String).indexOf('State');
  const letter = columnLetters(Math.max(standing, 0));
  const range = {
    sheetId: TABS.ledger.sheetId,
    startRowIndex: 1,
    startColumnIndex: 0,
    endColumnIndex: LEDGER_COLUMNS.length,
  };
  return Object.entries(STATE_COLOURS).map(([state, colour], index) => ({
    addConditionalFormatRule: {
      index,
      rule: {
        ranges: [range],
        booleanRule: {
          condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: `=$${letter}2="${state}"` }] },
          format: { backgroundColorStyle: { rgbColor: rgb(colour) } },
        },
      },
    },
  }));
}

function rgb(hex: string): { red: number; green: number; blue: number } {
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return { red: part(1), green: part(3), blue: part(5) };
}
