// What really happened, as an onlooker who knows nothing of Toban's states writes it down.

/** How one event stood in the calendar from `fromMs` until the next entry. */
export interface Entry {
  readonly fromMs: number;
  readonly live: boolean;
  readonly startMs: number;
  readonly leadMinutes: number;
  /** It says skip. */
  readonly skip: boolean;
}

/** An incident of an event, with each change that was seen between two acts. */
interface Seen {
  readonly createdMs: number;
  readonly sightings: { readonly atMs: number; readonly status: 'triggered' | 'acknowledged' | 'resolved' }[];
}

export interface EventDiary {
  readonly title: string;
  readonly entries: Entry[];
  /** When a person, by PagerDuty or by link, changed the state of its incident. */
  readonly touchedMs: number[];
  /** Postponements that the page has taken. */
  readonly postponed: { readonly atMs: number; readonly toMs: number }[];
  readonly incidents: Map<string, Seen>;
}

/** A time in which ticks may have been unable to do their work. */
export interface Trouble {
  readonly fromMs: number;
  readonly toMs: number;
  readonly what: string;
}

export interface Diary {
  readonly events: ReadonlyMap<string, EventDiary>;
  readonly troubles: readonly Trouble[];
  readonly endMs: number;
}

/** A tick, a retry, and PagerDuty's whole seconds. */
export const SLACK_MS = 3 * 60_000;

/** From `ms` on, the first instant at which nothing is troubled. */
export function calmFrom(ms: number, troubles: readonly Trouble[]): number {
  const over = troubles.filter(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
  return over.length === 0 ? ms : calmFrom(Math.max(...over.map(({ toMs }) => toMs)), troubles);
}

/** A calendar that could not be read meanwhile was not covered, so lateness counts from before that. */
export function troubleBefore(ms: number, troubles: readonly Trouble[]): number {
  const before = troubles.filter((each) => each.fromMs <= ms && ms <= each.toMs + SLACK_MS);
  return before.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), 0);
}

/** The event's story in lines, for whoever has to understand a fault. */
export function storyOf(
  { title, entries, touchedMs, postponed, incidents }: EventDiary,
  troubles: readonly Trouble[],
): string {
  const lines = [
    ...entries.map((each) => ({
      ms: each.fromMs,
      text: `${title} ${entryText(each)}`,
    })),
    ...postponed.map(({ atMs, toMs }) => ({ ms: atMs, text: `postponed to ${clock(toMs)}` })),
    ...touchedMs.map((ms) => ({ ms, text: 'a person acts' })),
    ...[...incidents].flatMap(([id, { createdMs, sightings }]) => [
      { ms: createdMs, text: `incident ${id} made` },
      ...sightings.map(({ atMs, status }) => ({ ms: atMs, text: `incident ${id} seen ${status}` })),
    ]),
    ...troubles.map(({ fromMs, toMs, what }) => ({ ms: fromMs, text: `${what} until ${clock(toMs)}` })),
  ];
  return lines
    .sort((left, right) => left.ms - right.ms)
    .map(({ ms, text }) => `${clock(ms)} ${text}`)
    .join('\n');
}

function entryText({ live, startMs, leadMinutes, skip }: Entry): string {
  if (!live) return 'deleted';
  return `at ${clock(startMs)}${leadMinutes > 0 ? `, ${leadMinutes} minutes ahead` : ''}${skip ? ', skip' : ''}`;
}

function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}
