// What becomes of the text that a person types into a cell: numbers, dates, times and formulas are recognised.
import type { CellData } from './grid';
import { serialOf } from './number-format';

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const PERCENT = /^(-?\d+(?:\.\d+)?)%$/;
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** An apostrophe in front keeps the text as it is. */
export function typedCell(text: string | number | boolean): CellData {
  if (typeof text === 'number') return { userEnteredValue: { numberValue: text } };
  if (typeof text === 'boolean') return { userEnteredValue: { boolValue: text } };
  if (text === '') return {};
  if (text.startsWith("'")) return { userEnteredValue: { stringValue: text.slice(1) } };
  if (text.startsWith('=') && text.length > 1) return { userEnteredValue: { formulaValue: text } };
  if (NUMBER.test(text)) return { userEnteredValue: { numberValue: Number(text) } };
  if (/^(true|false)$/i.test(text)) return { userEnteredValue: { boolValue: /^true$/i.test(text) } };
  return (
    typedDate(text) ?? typedTime(text) ?? typedPercent(text) ?? { userEnteredValue: { stringValue: text } }
  );
}

function typedDate(text: string): CellData | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const serial = serialOf(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return formatted(serial, 'DATE', text.includes('/') ? 'yyyy/mm/dd' : 'yyyy-mm-dd');
}

function typedTime(text: string): CellData | undefined {
  const [, hours, minutes, seconds] = TIME.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const total = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return formatted(total / 86_400, 'TIME', seconds === undefined ? 'h:mm' : 'h:mm:ss');
}

function typedPercent(text: string): CellData | undefined {
  const [, number] = PERCENT.exec(text) ?? [];
  return number === undefined ? undefined : formatted(Number(number) / 100, 'PERCENT', '0%');
}

function formatted(numberValue: number, type: string, pattern: string): CellData {
  return { userEnteredValue: { numberValue }, userEnteredFormat: { numberFormat: { type, pattern } } };
}
