// Places in the week that an example is built in: days from the Monday of the start's week, and minutes from the start.
import type { EventTime } from '../calendar/event';
import { formatTime, instantOf, wallTimeOf } from '../calendar/zone';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Where the provider sits: its week is everyone's, though London is still on Sunday when Tokyo begins. */
const HOME_ZONE = 'Asia/Tokyo';

export interface Times {
  readonly start: EventTime;
  readonly end: EventTime;
}

export class Week {
  private readonly mondayMs: number;

  /** @param startMs when the sandbox's clock starts */
  constructor(
    private readonly startMs: number,
    readonly timeZone: string,
  ) {
    const today = Date.parse(`${wallTimeOf(startMs, HOME_ZONE).slice(0, 10)}T00:00:00Z`);
    this.mondayMs = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY_MS;
  }

  /** @param day from Monday = 0 @param time `09:30` on the wall clock */
  at(day: number, time: string, minutes: number): Times {
    return this.from(instantOf(`${this.date(day)}T${time}:00`, this.timeZone), minutes);
  }

  /** The next full five minutes after the start, and so many more. */
  soon(after: number, minutes: number): Times {
    const next = (Math.floor(this.startMs / (5 * MINUTE_MS)) + 1) * 5 * MINUTE_MS;
    return this.from(next + after * MINUTE_MS, minutes);
  }

  allDay(day: number, days = 1): Times {
    return { start: { date: this.date(day) }, end: { date: this.date(day + days) } };
  }

  private date(day: number): string {
    return new Date(this.mondayMs + day * DAY_MS).toISOString().slice(0, 10);
  }

  private from(ms: number, minutes: number): Times {
    const { timeZone } = this;
    const end = formatTime(ms + minutes * MINUTE_MS, timeZone);
    return { start: { dateTime: formatTime(ms, timeZone), timeZone }, end: { dateTime: end, timeZone } };
  }
}
