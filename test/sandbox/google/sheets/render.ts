// What a cell shows: its effective value and its formatted text, worked out once for each cell.

import type { CellData, ExtendedValue } from './grid';
import { formatNumber } from './number-format';

export type ValueRender = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
export type DateRender = 'SERIAL_NUMBER' | 'FORMATTED_STRING';

/** A computed value; a formula that the sandbox does not compute is still loading, as Google puts it. */
export type EffectiveValue =
  | ExtendedValue
  | { readonly errorValue: { readonly type: 'LOADING'; readonly message: string } };

const DEFAULT_FORMAT = Object.freeze({ wrapStrategy: 'OVERFLOW_CELL', verticalAlignment: 'BOTTOM' });
const answers = new WeakMap<CellData, CellData>();

export function effectiveValue(cell: CellData): EffectiveValue | undefined {
  const entered = cell.userEnteredValue;
  return entered?.formulaValue === undefined ? entered : compute(entered.formulaValue);
}

/** Only what needs no other cell: a literal, or HYPERLINK of two literals. */
function compute(formula: string): EffectiveValue {
  const text =
    /^="((?:[^"]|"")*)"$/.exec(formula) ??
    /^=HYPERLINK\("(?:[^"]|"")*"\s*[,;]\s*"((?:[^"]|"")*)"\)$/i.exec(formula);
  if (text?.[1] !== undefined) return { stringValue: text[1].replace(/""/g, '"') };
  const number = /^=(-?\d+(?:\.\d+)?)$/.exec(formula);
  if (number) return { numberValue: Number(number[1]) };
  const bool = /^=(TRUE|FALSE)(?:\(\))?$/i.exec(formula);
  if (bool) return { boolValue: bool[1]?.toUpperCase() === 'TRUE' };
  return { errorValue: { type: 'LOADING', message: 'The sandbox does not compute this formula.' } };
}

export function formattedValue(cell: CellData): string {
  const value = effectiveValue(cell);
  if (!value) return '';
  if ('errorValue' in value) return 'Loading...';
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.boolValue !== undefined) return value.boolValue ? 'TRUE' : 'FALSE';
  return formatNumber(value.numberValue ?? 0, cell.userEnteredFormat?.numberFormat);
}

/** One entry of a ValueRange; an empty cell is an empty string. */
export function plainValue(
  cell: CellData | undefined,
  render: ValueRender,
  dates: DateRender,
): string | number | boolean {
  if (!cell) return '';
  const formula = cell.userEnteredValue?.formulaValue;
  if (render === 'FORMULA' && formula !== undefined) return formula;
  const value = effectiveValue(cell);
  if (render === 'FORMATTED_VALUE' || !value || 'errorValue' in value) return formattedValue(cell);
  const isDate = /DATE|TIME/.test(cell.userEnteredFormat?.numberFormat?.type ?? '');
  if (value.numberValue !== undefined && isDate && dates === 'FORMATTED_STRING') return formattedValue(cell);
  return value.stringValue ?? value.numberValue ?? value.boolValue ?? '';
}

/** The whole CellData of an answer. */
export function cellAnswer(cell: CellData | undefined): CellData {
  if (!cell) return EMPTY_CELL;
  let answer = answers.get(cell);
  if (!answer) {
    const effective = effectiveValue(cell);
    const link = /^=HYPERLINK\("([^"]*)"/i.exec(cell.userEnteredValue?.formulaValue ?? '')?.[1];
    answer = Object.freeze({
      ...cell,
      ...(effective ? { effectiveValue: effective, formattedValue: formattedValue(cell) } : {}),
      effectiveFormat: { ...DEFAULT_FORMAT, ...cell.userEnteredFormat },
      ...(link === undefined ? {} : { hyperlink: link }),
    });
    answers.set(cell, answer);
  }
  return answer;
}

const EMPTY_CELL: CellData = Object.freeze({});
