// How wide a new tab's columns are. Afterwards their widths are people's.
import type { SheetRequest } from '../services/book';

const WIDE: Readonly<Record<string, number>> = {
  Title: 260,
  Customer: 140,
  Note: 240,
  Due: 170,
  Start: 170,
  End: 170,
  Opened: 170,
  Started: 170,
  Done: 170,
  When: 190,
  Value: 600,
};

/** @param headers by column */
export function widthRequests(sheetId: number, headers: ReadonlyMap<number, string>): SheetRequest[] {
  return [...headers].flatMap(([startIndex, header]): SheetRequest[] => {
    const pixelSize = WIDE[header];
    if (pixelSize === undefined) return [];
    const range = { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 };
    return [{ updateDimensionProperties: { range, properties: { pixelSize }, fields: 'pixelSize' } }];
  });
}
