// How a calendar comes in: into the Google account, and with a row of defaults onto the Settings tab.
import { createHash } from 'node:crypto';
import { CALENDAR_CELLS } from '../../apps-script/src/core/settings/cells';
import { CUSTOMER_CHANNELS, DEFAULT_CHANNEL, ROBOT, SERVICES } from './company';
import type { CalendarInfo } from './google/calendar/calendar';
import type { GoogleCalendar } from './google/calendar/google-calendar';
import { addExample } from './google/example/example';
import type { SettingsSheet } from './settings-sheet';

export interface IcsFile {
  readonly name: string;
  readonly text: string;
}

/** `ics` is the text of a calendar file; without it the calendar is empty. */
export interface NewCalendar {
  readonly id?: string | undefined;
  readonly summary?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly ics?: string | undefined;
}

export interface CalendarProblem {
  readonly file: string;
  readonly reason: string;
}

/** As many characters as the Customer cell takes. */
const MAX_CUSTOMER = 80;
/** A real calendar may play for days with nobody to start its work: all of it then reminds in one channel. */
const REMIND_IMPORTED_EVERY = '30m';

export class CalendarIntake {
  /** Calendar files that could not be read in full. */
  readonly problems: CalendarProblem[] = [];

  constructor(
    private readonly calendar: GoogleCalendar,
    private readonly settings: SettingsSheet,
  ) {}

  add({ id, summary, timeZone, ics }: NewCalendar) {
    const name = summary ?? id ?? 'calendar';
    if (ics !== undefined) return this.importFile({ name, text: ics });
    const info = this.calendar.addCalendar({
      id: id ?? `${createHash('sha256').update(name).digest('hex').slice(0, 26)}@group.calendar.google.com`,
      summary: name,
      ...(timeZone === undefined ? {} : { timeZone }),
    });
    this.addRow(info, DEFAULT_CHANNEL.id);
    return { ...info, problems: [] };
  }

  addExample(startMs: number): void {
    for (const [index, info] of addExample(this.calendar, startMs).entries()) {
      this.addRow(info, CUSTOMER_CHANNELS[index]?.id ?? DEFAULT_CHANNEL.id);
    }
  }

  importFile({ name, text }: IcsFile) {
    const { calendarId, problems } = this.calendar.importIcs(name, text);
    const found = problems.map(({ file, component, line, reason }) => ({
      file,
      reason: `line ${line}, ${component}: ${reason}`,
    }));
    this.problems.push(...found);
    const info = this.calendar.calendars.find(({ id }) => id === calendarId);
    if (!info) throw new Error(`${name} became no calendar`);
    this.addRow(info, DEFAULT_CHANNEL.id, REMIND_IMPORTED_EVERY);
    return { ...info, problems: found };
  }

  /** @param remindEvery empty: Toban's own default */
  private addRow({ id, summary }: CalendarInfo, channel: string, remindEvery = ''): void {
    this.settings.set([
      {
        [CALENDAR_CELLS.calendarId.header]: id,
        [CALENDAR_CELLS.customer.header]: summary.slice(0, MAX_CUSTOMER),
        [CALENDAR_CELLS.mode.header]: 'on',
        [CALENDAR_CELLS.service.header]: SERVICES[0].id,
        [CALENDAR_CELLS.from.header]: ROBOT.email,
        [CALENDAR_CELLS.channel.header]: channel,
        [CALENDAR_CELLS.mention.header]: '@here',
        [CALENDAR_CELLS.remindEveryMinutes.header]: remindEvery,
      },
    ]);
  }
}
