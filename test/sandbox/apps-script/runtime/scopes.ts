// Which consent each method needs, as the reference pages list under "Authorization". One of the scopes is enough.
import type { ExecutionInfo } from '../protocol';
import { exception } from './exception';

const AUTH = 'https://www.googleapis.com/auth/';
const SHEETS_READ = ['spreadsheets', 'spreadsheets.readonly', 'drive', 'drive.readonly', 'drive.file'];
const SHEETS_WRITE = ['spreadsheets', 'drive', 'drive.file'];
const BOUND_SHEET = ['spreadsheets.currentonly', 'spreadsheets'];
const CALENDAR_READ = [
  'calendar',
  'calendar.readonly',
  'calendar.events',
  'calendar.events.readonly',
  'calendar.calendars.readonly',
];
const CALENDAR_WRITE = ['calendar', 'calendar.events'];

const NEEDED: readonly (readonly [pattern: RegExp, scopes: readonly string[]])[] = [
  [/^UrlFetchApp\.fetch/, ['script.external_request']],
  [/^ScriptApp\.(newTrigger|getProjectTriggers|deleteTrigger)$/, ['script.scriptapp']],
  [/^Session\.get(Active|Effective)User$/, ['userinfo.email']],
  [/^SpreadsheetApp\.Ui\.show(ModalDialog|ModelessDialog|Sidebar)$/, ['script.container.ui']],
  [/^SpreadsheetApp\.(getActive|getSelection|getUi)/, BOUND_SHEET],
  [/^sheets\..*\.(get|batchGet|getByDataFilter|batchGetByDataFilter|search)$/, SHEETS_READ],
  [/^sheets\./, SHEETS_WRITE],
  [/^calendar\..*\.(get|list|instances)$/, CALENDAR_READ],
  [/^calendar\./, CALENDAR_WRITE],
];

/** Services that a simple trigger may not use, since nobody was asked for consent. */
const BEYOND_SIMPLE_TRIGGERS =
  /^(UrlFetchApp|ScriptApp\.(newTrigger|getProjectTriggers|deleteTrigger)|sheets|calendar)\b/;

/** Throws as Apps Script does when the manifest's scopes do not cover the method. */
export function requireScope(info: ExecutionInfo, method: string): void {
  const needed = NEEDED.find(([pattern]) => pattern.test(method))?.[1];
  if (!needed) return;
  const granted = !info.scopes || needed.some((scope) => info.scopes?.includes(AUTH + scope));
  if (granted && !(info.kind === 'simple' && BEYOND_SIMPLE_TRIGGERS.test(method))) return;
  const list = needed.map((scope) => AUTH + scope).join(' || ');
  throw exception(`You do not have permission to call ${method}. Required permissions: (${list})`);
}
