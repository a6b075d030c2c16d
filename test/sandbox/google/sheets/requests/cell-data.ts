// Cells as a request brings them: the limits that the service keeps on each.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import type { CellData, ExtendedValue } from '../grid';
import { kept } from './request';

/** Help Center: more than 50,000 characters in one cell are refused. */
const MAX_CHARACTERS = 50_000;
const COMPUTED = ['effectiveValue', 'formattedValue', 'effectiveFormat', 'hyperlink'];

export const rowData = v.object({ values: v.optional(v.array(kept), []) });

/** The cell without what the service works out itself. Throws 400 for a value that cannot stand in a cell. */
export function checkedCell(cell: CellData): CellData {
  const value = cell.userEnteredValue as (ExtendedValue & { readonly errorValue?: unknown }) | undefined;
  if (value) {
    const kinds = Object.keys(value);
    if (kinds.length > 1) {
      throw new GoogleApiError(
        400,
        `userEnteredValue: oneof field 'value' is already set. Cannot set '${kinds[1]}'`,
      );
    }
    if (value.errorValue !== undefined)
      throw new GoogleApiError(400, 'userEnteredValue.errorValue is read-only');
    if ((value.stringValue ?? value.formulaValue ?? '').length > MAX_CHARACTERS) {
      throw new GoogleApiError(
        400,
        `Your input contains more than the maximum of ${MAX_CHARACTERS} characters in a single cell.`,
      );
    }
    if (value.formulaValue !== undefined && !value.formulaValue.startsWith('=')) {
      throw new GoogleApiError(400, `Invalid formula: "${value.formulaValue}" does not begin with =`);
    }
  }
  const entered = Object.entries(cell).filter(([field]) => !COMPUTED.includes(field));
  return Object.fromEntries(
    value?.stringValue === '' ? entered.filter(([field]) => field !== 'userEnteredValue') : entered,
  );
}
