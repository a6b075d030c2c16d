// Cells of the Settings tab that offer what they allow, in English and Japanese. Other spellings that can be read are
// not refused, only marked.
import { CALENDAR_CELLS, GENERAL_CELLS } from '../core/settings/cells';
import type { SheetRequest } from '../services/book';
import type { Look, TabLook } from './look';
import { settingsPlaces } from './settings-rows';

export const CALENDAR_CHOICES = {
  mode: ['on', 'rehearse', 'off', 'オン', '予行', 'オフ'],
  urgency: ['high', 'low', '高', '低'],
  finish: ['manual', 'at end', '手動', '終了時'],
} as const;
export const LANGUAGES = ['ja', 'en', '日本語', '英語'] as const;

type Rule = GoogleAppsScript.Sheets.Schema.DataValidationRule;

export function choiceRequests({ tabs: { settings } }: Look): SheetRequest[] {
  if (!settings) return [];
  const { headerRow, rowOf, columnOf } = settingsPlaces(settings);
  if (headerRow < 0) return [];
  const language = rowOf(GENERAL_CELLS.language);
  return [
    ...(language < 0 ? [] : offered(settings, 1, language, language + 1, LANGUAGES)),
    ...Object.entries(CALENDAR_CHOICES).flatMap(([field, words]) => {
      const column = columnOf(CALENDAR_CELLS[field as keyof typeof CALENDAR_CHOICES]);
      return column < 0 ? [] : offered(settings, column, headerRow + 1, settings.rowCount, words);
    }),
  ];
}

/** Only where a cell lacks the rule. */
function offered(
  { sheetId, cells }: TabLook,
  column: number,
  startRowIndex: number,
  endRowIndex: number,
  words: readonly string[],
): SheetRequest[] {
  const values = words.map((userEnteredValue) => ({ userEnteredValue }));
  const rule: Rule = { condition: { type: 'ONE_OF_LIST', values }, strict: false, showCustomUi: true };
  const has = (row: number) => wordsOf(cells[row]?.[column]?.dataValidation) === words.join('\n');
  const rows = Array.from({ length: endRowIndex - startRowIndex }, (_, index) => startRowIndex + index);
  if (rows.every(has)) return [];
  const range = {
    sheetId,
    startRowIndex,
    endRowIndex,
    startColumnIndex: column,
    endColumnIndex: column + 1,
  };
  return [{ setDataValidation: { range, rule } }];
}

function wordsOf(rule: Rule | undefined): string {
  return (rule?.condition?.values ?? []).map((each) => each.userEnteredValue).join('\n');
}
