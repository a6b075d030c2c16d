// All of it or nothing.
import { type SheetRequest, sheets, spreadsheetId } from '../services/book';

export function applyRequests(requests: readonly SheetRequest[]): void {
  sheets().Spreadsheets.batchUpdate({ requests: [...requests] }, spreadsheetId(), {
    fields: 'spreadsheetId',
  });
}
