// What really happened to a task, as an onlooker writes it down who knows nothing of the bridge.

export type State = 'failed' | 'open' | 'started' | 'done' | 'upcoming' | 'cancelled';

export interface Change {
  readonly state: State;
  readonly attempt: number;
  readonly atMs: number;
  /** What it may be told by: the person's own name, and for a click on the page the API's user, until it is known better. */
  readonly names: readonly string[];
  /** When the page or the tick began to announce it; null where nobody did. */
  readonly announcedMs: number | null;
}

export interface Diary {
  /** In the order in which they happened. */
  readonly changes: Change[];
  readonly escalatedMs: number[];
  /** When an announcement was taken by the bridge, by when it was sent. */
  readonly heardMs: Map<number, number>;
  /** When the bridge first heard of the change at that time of the truth, by whatever path. */
  readonly newsMs: Map<number, number>;
}

export function emptyDiary(): Diary {
  return { changes: [], escalatedMs: [], heardMs: new Map(), newsMs: new Map() };
}
