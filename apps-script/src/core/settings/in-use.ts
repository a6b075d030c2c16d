// What of the Settings tab holds in this tick: as read, or what is remembered where the tab or a row cannot be read.
// What is due in the ledger must not be forgotten because somebody mistyped or emptied a cell.
import type { Grid } from '../grid';
import type { Memory } from '../memory';
import { defaultGeneral, readSettings } from './reading';
import type { Settings } from './settings';

export interface CalendarUse {
  readonly mode: 'on' | 'rehearse';
  readonly holdUntilMs: number | null;
}

/** While the tab cannot be read nothing is discovered, and the general values stay. */
export function settingsIn(grid: Grid, memory: Memory): Settings {
  const reading = readSettings(grid, memory.settings);
  if (reading.kind === 'read') return reading.settings;
  const general = memory.settings ?? defaultGeneral();
  return { general, calendars: [], broken: [], problems: [], unread: reading.fault };
}

/** Whether a calendar that is not on the tab was taken off it. A row without an ID may be any calendar's. */
export function listIsSure({ unread, problems }: Settings): boolean {
  return unread === null && !problems.some((each) => each.kind === 'cell' && each.allowed === 'calendarId');
}

/** By calendar id: those whose due rows are opened. A calendar that is off, or was taken off the tab, is not in it. */
export function calendarsInUse(settings: Settings, memory: Memory): ReadonlyMap<string, CalendarUse> {
  const uses = new Map<string, CalendarUse>();
  const put = (calendarId: string, { mode, holdUntilMs }: (typeof memory.calendars)[string]['use']) => {
    if (mode === 'off') uses.delete(calendarId);
    else uses.set(calendarId, { mode, holdUntilMs });
  };
  if (!listIsSure(settings)) {
    for (const [calendarId, { use }] of Object.entries(memory.calendars)) put(calendarId, use);
  }
  for (const { calendarId, known } of settings.broken) {
    const before = memory.calendars[calendarId]?.use ?? { mode: 'on', holdUntilMs: null };
    put(calendarId, {
      mode: known.mode ?? before.mode,
      holdUntilMs: known.holdUntilMs === undefined ? before.holdUntilMs : known.holdUntilMs,
    });
  }
  for (const each of settings.calendars) put(each.calendarId, each);
  return uses;
}
