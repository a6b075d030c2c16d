// The methods of Sheets v4 and Calendar v3 that the sandbox knows, with the order of their path parameters.

export interface AdvancedMethod {
  /** The discovery document's id. */
  readonly id: string;
  readonly path: readonly string[];
  readonly body: boolean;
}

const of = (id: string, path: readonly string[], body: boolean): AdvancedMethod => ({ id, path, body });

const SHEET = ['spreadsheetId'];
const RANGE = ['spreadsheetId', 'range'];
const CALENDAR = ['calendarId'];
const EVENT = ['calendarId', 'eventId'];

export const ADVANCED_METHODS: readonly AdvancedMethod[] = [
  of('sheets.spreadsheets.get', SHEET, false),
  of('sheets.spreadsheets.create', [], true),
  of('sheets.spreadsheets.batchUpdate', SHEET, true),
  of('sheets.spreadsheets.getByDataFilter', SHEET, true),
  of('sheets.spreadsheets.values.get', RANGE, false),
  of('sheets.spreadsheets.values.update', RANGE, true),
  of('sheets.spreadsheets.values.append', RANGE, true),
  of('sheets.spreadsheets.values.clear', RANGE, true),
  of('sheets.spreadsheets.values.batchGet', SHEET, false),
  of('sheets.spreadsheets.values.batchUpdate', SHEET, true),
  of('sheets.spreadsheets.values.batchClear', SHEET, true),
  of('sheets.spreadsheets.values.batchGetByDataFilter', SHEET, true),
  of('sheets.spreadsheets.values.batchUpdateByDataFilter', SHEET, true),
  of('sheets.spreadsheets.values.batchClearByDataFilter', SHEET, true),
  of('sheets.spreadsheets.developerMetadata.search', SHEET, true),
  of('calendar.calendarList.list', [], false),
  of('calendar.calendarList.get', CALENDAR, false),
  of('calendar.calendars.get', CALENDAR, false),
  of('calendar.events.list', CALENDAR, false),
  of('calendar.events.get', EVENT, false),
  of('calendar.events.instances', EVENT, false),
];
