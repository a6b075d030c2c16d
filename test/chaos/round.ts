// One play of a scene in a sandbox that has played others before: its titles carry its number, its times count from
// its own start, and at the end it leaves nothing open behind.
import type { CalendarEvent, State } from '../sandbox/control/contract';
import { CALENDAR, type Toban } from '../scenario/harness';

const MINUTE_MS = 60_000;
/** People finish what is left, and ticks take that in. */
const CLEARING_MINUTES = 2;
/** Ticks run again for so long before the next round begins. */
const WARM_UP_MINUTES = 2;

export class Round {
  private readonly events: { readonly calendar: string; readonly id: string }[] = [];
  private nowMs: number;

  constructor(
    readonly toban: Toban,
    readonly number: number,
    readonly startMs: number,
  ) {
    this.nowMs = startMs;
  }

  /** ` (3)`: what every text of this round holds, and no other's. */
  get mark(): string {
    return ` (${this.number})`;
  }

  /** @param minutes since the round's start @returns ISO 8601 */
  at(minutes: number): string {
    return new Date(this.startMs + minutes * MINUTE_MS).toISOString();
  }

  title(name: string): string {
    return name + this.mark;
  }

  async event(
    name: string,
    atMinutes: number,
    lasts = 60,
    calendar = CALENDAR,
    recurrence?: readonly string[],
  ): Promise<CalendarEvent> {
    const event = await this.toban.addEvent(calendar, {
      title: this.title(name),
      at: this.at(atMinutes),
      minutes: lasts,
      ...(recurrence ? { recurrence } : {}),
    });
    this.events.push({ calendar, id: event.id });
    return event;
  }

  /** @param minutes since the round's start; the tick of that minute has run */
  async goTo(minutes: number): Promise<void> {
    const untilMs = this.startMs + minutes * MINUTE_MS;
    await this.toban.advance(`PT${(untilMs - this.nowMs) / 1_000}S`);
    this.nowMs = untilMs;
  }

  /** Half a minute before the tick of that minute. */
  async goBefore(minutes: number): Promise<void> {
    await this.goTo(minutes - 0.5);
  }

  /** People finish what is open, what lies ahead is called off, and the trigger rests until the next round is near. */
  async end(left: State, untilMinutes: number): Promise<void> {
    for (const { id, title, status } of left.incidents) {
      if (status !== 'resolved' && title.endsWith(this.mark))
        await this.toban.ask('POST', `/api/pagerduty/incidents/${id}/resolve`, { user: 'Suzuki Jun' });
    }
    for (const { calendar, id } of this.events) {
      await this.toban.deleteEvent(calendar, id).catch((error: unknown) => {
        if (!String(error).includes('404')) throw error;
      });
    }
    const clearMinutes = (this.nowMs - this.startMs) / MINUTE_MS + CLEARING_MINUTES;
    await this.goTo(clearMinutes);
    const rest = untilMinutes - WARM_UP_MINUTES - clearMinutes;
    if (rest < 0) throw new Error(`the round needs ${-rest} minutes more`);
    await this.toban.break({ tick: { skip: `PT${rest}M` } });
    await this.goTo(untilMinutes);
  }
}
