// Keeps ranges pointing at the same cells while rows and columns come, go and move around them.
import type { Attached, Dimension, Json, Sheet, Spreadsheet } from './spreadsheet';

/** Where the half-open piece `[start, end)` of a dimension goes; undefined when nothing of it is left. */
export type Shift = (start: number, end: number) => readonly [number, number] | undefined;

export function insertion(at: number, count: number): Shift {
  return (start, end) => [start >= at ? start + count : start, end > at ? end + count : end];
}

export function deletion(from: number, to: number): Shift {
  const moved = (index: number) => (index <= from ? index : Math.max(from, index - (to - from)));
  return (start, end) => (moved(start) < moved(end) ? [moved(start), moved(end)] : undefined);
}

/** A piece wholly moved goes along, one wholly passed over gives way, any other stays. */
export function movement(from: number, to: number, target: number): Shift {
  const length = to - from;
  const goal = target > from ? target - length : target;
  return (start, end) => {
    if (start >= from && end <= to) return [start + goal - from, end + goal - from];
    if (target > to && start >= to && end <= target) return [start - length, end - length];
    if (target < from && start >= target && end <= from) return [start + length, end + length];
    return [start, end];
  };
}

const FIELDS = {
  ROWS: ['startRowIndex', 'endRowIndex', 'rowIndex'],
  COLUMNS: ['startColumnIndex', 'endColumnIndex', 'columnIndex'],
} as const;

/** Shifts everything that points into the tab: protections, formats, filters, charts, named ranges. */
export function shiftRanges(book: Spreadsheet, sheet: Sheet, dimension: Dimension, shift: Shift): void {
  const shifted = (list: readonly Json[]) =>
    list
      .map((each) => shiftValue(each, sheet.id, dimension, shift))
      .filter((each) => each !== undefined) as Json[];
  for (const each of book.sheets) {
    const { basicFilter, ...lists } = each.attached;
    const entries = Object.entries(lists).map(([name, list]) => [name, shifted(list)]);
    each.attached = {
      ...(Object.fromEntries(entries) as Omit<Attached, 'basicFilter'>),
      basicFilter: basicFilter && (shiftValue(basicFilter, sheet.id, dimension, shift) as Json | undefined),
    };
  }
  book.namedRanges = shifted(book.namedRanges);
  const sizes = Object.entries(sheet.sizes[dimension]).flatMap(([index, size]) => {
    const moved = shift(Number(index), Number(index) + 1);
    return moved ? [[moved[0], size] as const] : [];
  });
  sheet.sizes = { ...sheet.sizes, [dimension]: Object.fromEntries(sizes) };
}

/** @returns undefined when the range, or the thing whose only range it is, is gone */
function shiftValue(value: unknown, sheetId: number, dimension: Dimension, shift: Shift): unknown {
  if (Array.isArray(value)) {
    const kept = value
      .map((each) => shiftValue(each, sheetId, dimension, shift))
      .filter((each) => each !== undefined);
    return value.length > 0 && kept.length === 0 ? undefined : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Json;
  if (isRange(object)) {
    return (object.sheetId ?? 0) === sheetId ? shiftRange(object, dimension, shift) : object;
  }
  const entries = Object.entries(object).map(
    ([name, inner]) => [name, shiftValue(inner, sheetId, dimension, shift)] as const,
  );
  const isGone = entries.some(
    ([name, inner]) => inner === undefined && (name === 'range' || name === 'ranges'),
  );
  return isGone ? undefined : Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

function isRange(object: Json): boolean {
  return [...FIELDS.ROWS, ...FIELDS.COLUMNS].some((field) => typeof object[field] === 'number');
}

function shiftRange(range: Json, dimension: Dimension, shift: Shift): Json | undefined {
  const [startField, endField, pointField] = FIELDS[dimension];
  const point = range[pointField];
  if (typeof point === 'number') return { ...range, [pointField]: shift(point, point + 1)?.[0] ?? 0 };
  const start = range[startField];
  const end = range[endField];
  const moved = shift(Number(start ?? 0), Number(end ?? Number.MAX_SAFE_INTEGER));
  if (!moved) return undefined;
  return {
    ...range,
    ...(start === undefined ? {} : { [startField]: moved[0] }),
    ...(end === undefined ? {} : { [endField]: moved[1] }),
  };
}
