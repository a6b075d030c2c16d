// Plays a story in a sandbox over the control API, and keeps its diary.
import { CALENDAR, type Toban } from '../scenario/harness';
import type { Diary, EventDiary, Trouble } from './diary';
import type { Act, Scene } from './story';

const MINUTE_MS = 60_000;
/** After this nothing is wrong any more, and every retry has been made. */
const REST = 'PT45M';
const PEOPLE = ['sato@msp.example', 'yamada@msp.example', 'suzuki@msp.example'];

type Edit = 'move' | 'rename' | 'describe' | 'delete' | 'restore';

export class Player {
  private readonly events = new Map<string, EventDiary>();
  private readonly troubles: Trouble[] = [];
  private nowMs = 0;

  constructor(private readonly toban: Toban) {}

  async play(scenes: readonly Scene[]): Promise<Diary> {
    await this.pass('PT2M30S');
    for (const { act, thenMinutes } of scenes) {
      await this.perform(act);
      if (thenMinutes > 0) await this.pass(`PT${thenMinutes}M`);
    }
    await this.toban.mend();
    await this.pass(REST);
    return { events: this.events, troubles: this.troubles, endMs: this.nowMs };
  }

  /** Time goes by, and what PagerDuty has then is written down. */
  private async pass(duration: string): Promise<void> {
    await this.toban.advance(duration);
    const { now, incidents } = await this.toban.state();
    this.nowMs = Date.parse(now);
    for (const { id, title, status, created_at } of incidents) {
      const event = [...this.events.values()].find((each) => title.startsWith(each.title));
      if (!event) throw new Error(`incident "${title}" belongs to no event`);
      const seen = event.incidents.get(id) ?? { createdMs: Date.parse(created_at), sightings: [] };
      if (seen.sightings.at(-1)?.status !== status) seen.sightings.push({ atMs: this.nowMs, status });
      event.incidents.set(id, seen);
    }
    for (const { title, incidents: seen } of this.events.values()) {
      const open = [...seen.values()].filter((each) => each.sightings.at(-1)?.status !== 'resolved');
      if (open.length > 1) throw new Error(`${title} has ${open.length} open incidents at ${now}`);
    }
  }

  private async perform(act: Act): Promise<void> {
    switch (act.kind) {
      case 'add':
        return this.add(act.inMinutes, act.lasts);
      case 'fault':
        this.troubles.push({
          fromMs: this.nowMs,
          toMs: this.nowMs + act.minutes * MINUTE_MS,
          what: JSON.stringify(act.fault),
        });
        return this.toban.break(act.fault);
      case 'person':
        return this.person(act);
      default:
        return this.edit(act);
    }
  }

  private async add(inMinutes: number, lasts: number): Promise<void> {
    const title = `Job-${String(this.events.size + 1).padStart(2, '0')}`;
    const startMs = this.minute(inMinutes);
    const { id } = await this.toban.addEvent(CALENDAR, {
      title,
      at: new Date(startMs).toISOString(),
      minutes: lasts,
    });
    const entries = [{ fromMs: this.nowMs, live: true, startMs, leadMinutes: 0, skip: false }];
    this.events.set(id, { title, entries, touchedMs: [], postponed: [], incidents: new Map() });
  }

  private async edit(act: Extract<Act, { kind: Edit }>): Promise<void> {
    const [id, event] = this.picked(act.pick, act.kind === 'restore');
    const last = event?.entries.at(-1);
    if (id === undefined || !event || !last) return;
    if (act.kind === 'rename') {
      await this.toban.changeEvent(CALENDAR, id, { summary: `${event.title} renamed at ${this.nowMs}` });
      return;
    }
    if (act.kind === 'describe') {
      const { text, ...asked } = act.as;
      await this.toban.changeEvent(CALENDAR, id, { description: text });
      event.entries.push({ ...last, ...asked, fromMs: this.nowMs });
      return;
    }
    if (act.kind === 'delete') await this.toban.deleteEvent(CALENDAR, id);
    if (act.kind === 'restore') await this.toban.changeEvent(CALENDAR, id, { status: 'confirmed' });
    if (act.kind === 'move') {
      const startMs = this.minute(act.inMinutes);
      const times = { start: iso(startMs), end: iso(startMs + 30 * MINUTE_MS) };
      await this.toban.changeEvent(CALENDAR, id, {
        start: { dateTime: times.start },
        end: { dateTime: times.end },
      });
      event.entries.push({ ...last, fromMs: this.nowMs, startMs });
      return;
    }
    event.entries.push({ ...last, fromMs: this.nowMs, live: act.kind === 'restore' });
  }

  private async person({ pick, does }: Extract<Act, { kind: 'person' }>): Promise<void> {
    const [, event] = this.picked(pick);
    if (!event) return;
    const person = PEOPLE[pick % PEOPLE.length] ?? '';
    if (does === 'start' || does === 'finish' || does === 'postpone') return this.click(does, event, person);
    const id = [...event.incidents.keys()].at(-1);
    const { incidents } = await this.toban.state();
    // As it is now: somebody may have acted since it was last written down.
    const status = incidents.find((each) => each.id === id)?.status;
    const wanted = {
      acknowledge: 'triggered',
      resolve: 'open',
      unacknowledge: 'acknowledged',
      reopen: 'done',
    }[does];
    const row = await this.rowOf(event.title);
    const fits =
      wanted === status ||
      (wanted === 'open' && (status === 'triggered' || status === 'acknowledged')) ||
      (wanted === 'done' && status === 'resolved' && row?.State === 'done');
    if (!fits) return;
    event.touchedMs.push(this.nowMs);
    await this.toban.ask('POST', `/api/pagerduty/incidents/${id}/${does}`, { user: person });
  }

  /** The link may be gone from a card that is finished, and the page may be busy or out of order just now. */
  private async click(
    does: 'start' | 'finish' | 'postpone',
    event: EventDiary,
    person: string,
  ): Promise<void> {
    const [card] = await this.toban.cards(event.title);
    if (!card) return;
    event.touchedMs.push(this.nowMs);
    if (does !== 'postpone') {
      await this.toban
        .click(does === 'start' ? 'Start' : 'Finish', event.title, person)
        .catch(() => undefined);
      return;
    }
    const toMs = this.minute(30);
    const answer = await this.toban.postpone(event.title, iso(toMs), person).catch(() => undefined);
    if (answer?.case === 'youPostponed' || answer?.case === 'acceptedPostpone')
      event.postponed.push({ atMs: this.nowMs, toMs });
  }

  private async rowOf(title: string): Promise<Readonly<Record<string, string>> | undefined> {
    const { headers, rows } = (await this.toban.state()).ledger;
    const named = rows.map((row) => Object.fromEntries(headers.map((header, i) => [header, row[i] ?? ''])));
    return named.find((row) => row.Title?.startsWith(title));
  }

  private picked(pick: number, deleted = false): [string, EventDiary] | [] {
    const fitting = [...this.events].filter(([, { entries }]) => entries.at(-1)?.live === !deleted);
    return fitting[pick % Math.max(fitting.length, 1)] ?? [];
  }

  private minute(inMinutes: number): number {
    return Math.floor(this.nowMs / MINUTE_MS + inMinutes) * MINUTE_MS;
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
