// What SpreadsheetApp asks of the bound spreadsheet, read from the Sheets simulator.
import { callApi, type GoogleApi } from './google-api';
import type { HostService } from './service';

interface SpreadsheetProperties {
  readonly title?: string;
  readonly timeZone?: string;
  readonly locale?: string;
}

export function documentService(sheets: GoogleApi, spreadsheetId: string): HostService {
  const properties = async (): Promise<SpreadsheetProperties> => {
    const answer = await callApi(sheets, 'sheets.spreadsheets.get', { spreadsheetId, fields: 'properties' });
    return (answer as { properties?: SpreadsheetProperties }).properties ?? {};
  };
  return {
    name: 'document',
    counts: true,
    methods: {
      getName: async () => (await properties()).title ?? null,
      getTimeZone: async () => (await properties()).timeZone ?? null,
      getLocale: async () => (await properties()).locale ?? null,
    },
  };
}
