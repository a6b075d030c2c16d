// The real calendar exports that tests read in place.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const directory = process.env.TOBAN_CALENDARS ?? resolve(__dirname, '../../../../../../shared/calendars');

export const sharedCalendarsPresent = existsSync(directory);

export function sharedCalendarNames(): readonly string[] {
  return readdirSync(directory).filter((name) => name.endsWith('.ics'));
}

export function readSharedCalendar(name: string): string {
  return readFileSync(join(directory, name), 'utf8');
}
