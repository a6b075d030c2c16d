// A colour for each state, as rules below people's own: theirs win. Ours are known by a mark in the formula.
import type { TaskState } from '../core/task';
import { columnLetters, type SheetRequest } from '../services/book';
import { columnRuns, ownPlaces } from './columns';
import type { Look, TabLook } from './look';

const STATE_COLOURS: Readonly<Partial<Record<TaskState, string>>> = {
  opening: '#fff4ce',
  open: '#fde2e1',
  started: '#dceafd',
  done: '#dff3e3',
  failed: '#f7b4ae',
  cancelled: '#eeeeee',
  missed: '#f7b4ae',
  skipped: '#eeeeee',
};

/** Always true: N of a text is 0. No comma, since its place is taken by a semicolon in some locales. */
const MARK = '*(N("Toban")=0)';

type Rule = GoogleAppsScript.Sheets.Schema.ConditionalFormatRule;

export function stateColourRequests({ tabs }: Look): SheetRequest[] {
  return (['ledger', 'archive'] as const).flatMap((name) => {
    const tab = tabs[name];
    return tab ? coloured(tab, wantedRules(tab, ownPlaces(name, tab))) : [];
  });
}

function wantedRules({ sheetId, grid }: TabLook, places: readonly number[]): Rule[] {
  const state = (grid[0] ?? []).indexOf('State');
  if (state < 0) return [];
  const ranges = columnRuns(places).map((run) => ({ sheetId, startRowIndex: 1, ...run }));
  return Object.entries(STATE_COLOURS).map(([name, colour]) => ({
    ranges,
    booleanRule: {
      condition: {
        type: 'CUSTOM_FORMULA',
        values: [{ userEnteredValue: `=($${columnLetters(state)}2="${name}")${MARK}` }],
      },
      format: { backgroundColorStyle: { rgbColor: rgb(colour) } },
    },
  }));
}

function coloured({ sheetId, sheet }: TabLook, wanted: readonly Rule[]): SheetRequest[] {
  const standing = sheet.conditionalFormats ?? [];
  const ours = standing.flatMap((rule, index) => (formulaOf(rule).includes(MARK) ? [index] : []));
  const same = ours.map((index) => essence(standing[index])).join('\n') === wanted.map(essence).join('\n');
  if (same) return [];
  // From the last on, so that the places of the others hold.
  const removed = [...ours].reverse().map(
    (index): SheetRequest => ({
      deleteConditionalFormatRule: { sheetId, index },
    }),
  );
  const first = standing.length - ours.length;
  const added = wanted.map(
    (rule, index): SheetRequest => ({
      addConditionalFormatRule: { index: first + index, rule },
    }),
  );
  return [...removed, ...added];
}

function formulaOf(rule: Rule | undefined): string {
  return rule?.booleanRule?.condition?.values?.[0]?.userEnteredValue ?? '';
}

/** What must be as we set it; Google gives colours back in single precision and in two forms. */
function essence(rule: Rule | undefined): string {
  const { backgroundColorStyle } = rule?.booleanRule?.format ?? {};
  const { red = 0, green = 0, blue = 0 } = backgroundColorStyle?.rgbColor ?? {};
  const columns = (rule?.ranges ?? []).map((range) => [
    range.startRowIndex ?? 0,
    range.startColumnIndex ?? 0,
    range.endColumnIndex,
  ]);
  const colour = [red, green, blue].map((part) => Math.round(part * 255));
  return JSON.stringify([formulaOf(rule), columns, colour]);
}

function rgb(hex: string): { red: number; green: number; blue: number } {
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return { red: part(1), green: part(3), blue: part(5) };
}
