// The naive model: from the truth alone it says what is wrong in Slack. It knows nothing of how the bridge remembers.
import type { Change, Diary, State } from './diary';
import { API_USER } from './incident';
import type { Line, Shown } from './shown';

/** A tick may come a minute early, and the reminder before it a minute late, where Slack did not take it at first. */
const EARLY_MS = 121_000;
/** An announcement is good for two minutes. */
const ANNOUNCED_MS = 120_000;

export interface Expected {
  /** Null: nothing that makes a card has happened. */
  readonly state: State | null;
  /** Whom the ledger names for it; null where nobody. */
  readonly by: string | null;
  readonly remindEveryMinutes: number;
}

/** @returns what is wrong, in words; empty where all is right */
export function faultsOf(shown: Shown, diary: Diary, expected: Expected): readonly string[] {
  const states = shown.told.filter(isState);
  // Told on a card that exists; where nothing was heard before, nobody waits for it.
  const needsCard = expected.state !== 'upcoming' && expected.state !== 'cancelled';
  if (shown.roots.length === 0 && !needsCard) return [];
  return [
    ...(shown.roots.length > 1 ? [`${shown.roots.length} cards`] : []),
    ...(shown.state === expected.state ? [] : [`the card shows ${shown.state}, it is ${expected.state}`]),
    ...(states.at(-1)?.kind === (expected.state ?? undefined)
      ? []
      : [`last told: ${states.at(-1)?.kind}, it is ${expected.state}`]),
    ...orderFaults(states, diary.changes),
    ...nameFaults(states, diary, expected),
    ...escalationFaults(shown.told, diary),
    ...reminderFaults(shown.told, expected.remindEveryMinutes),
  ];
}

/** Each line is of a change of its own, and none comes after a later one. */
function orderFaults(states: readonly Line[], changes: readonly Change[]): readonly string[] {
  let from = 0;
  const faults: string[] = [];
  for (const line of states) {
    const found = changes.findIndex((change, index) => index >= from && isOf(line, change));
    if (found < 0) faults.push(`told twice, too late, or never true: ${line.text}`);
    else from = found + 1;
  }
  return faults;
}

function nameFaults(states: readonly Line[], { changes, heardMs, newsMs }: Diary, expected: Expected) {
  const faults: string[] = [];
  for (const line of states.filter(({ text }) => text.endsWith(` by ${API_USER}`))) {
    const possible = changes.filter((change) => isOf(line, change));
    const wasAnnounced = possible.map(({ announcedMs, atMs }) => {
      const heard = heardMs.get(announcedMs ?? -1);
      const news = newsMs.get(atMs) ?? Number.POSITIVE_INFINITY;
      return heard !== undefined && heard < news && news - heard < ANNOUNCED_MS;
    });
    if (wasAnnounced.every(Boolean)) faults.push(`announced, but told as: ${line.text}`);
  }
  const last = states.at(-1);
  const isRoot = last === states[0];
  if (expected.by !== null && last && !isRoot && !last.text.includes(` by ${expected.by}`))
    faults.push(`the ledger names ${expected.by}, told was: ${last.text}`);
  return faults;
}

/** As many as there were since the task came to wait as it is told to. */
function escalationFaults(told: readonly Line[], { changes, escalatedMs }: Diary): readonly string[] {
  let from = 0;
  let left: readonly number[] = escalatedMs;
  const faults: string[] = [];
  for (const line of told) {
    if (isState(line)) {
      const found = changes.findIndex((change, index) => index >= from && isOf(line, change));
      if (found >= 0) from = found + 1;
    } else if (line.kind === 'escalated') {
      const sinceMs = changes[from - 1]?.atMs ?? 0;
      const own = left.find((atMs) => Math.floor(atMs / 1_000) >= Math.floor(sinceMs / 1_000));
      if (own === undefined) faults.push(`an escalation of before, or twice: ${line.text}`);
      left = left.filter((atMs) => atMs !== own);
    }
  }
  return faults;
}

function reminderFaults(told: readonly Line[], everyMinutes: number): readonly string[] {
  const faults: string[] = [];
  let state: State | null = null;
  let remindedMs = Number.NEGATIVE_INFINITY;
  for (const [index, line] of told.entries()) {
    const returns = line.kind === 'open' && index > 0;
    if (returns && !line.broadcast) faults.push(`a return that is no reminder to all: ${line.text}`);
    if (line.kind === 'escalated' || line.kind === 'reminder') {
      if (state !== 'open') faults.push(`${line.text}, while it is ${state}`);
      if (!line.broadcast) faults.push(`a reminder that is not to all: ${line.text}`);
    }
    if (line.kind === 'reminder' && line.atMs - remindedMs < everyMinutes * 60_000 - EARLY_MS)
      faults.push(`${(line.atMs - remindedMs) / 1_000} s after a reminder: ${line.text}`);
    if (returns || line.kind === 'escalated' || line.kind === 'reminder') remindedMs = line.atMs;
    if (isState(line)) state = line.kind;
  }
  const texts = told.filter(({ kind }) => kind === 'reminder').map(({ text }) => text);
  if (new Set(texts).size < texts.length) faults.push('a reminder twice');
  return faults;
}

/** Whether this line may tell of that change. */
function isOf(line: Line, change: Change): boolean {
  if (line.kind !== change.state) return false;
  const name = / by ((?:Person|Page) \d+|Toban)/.exec(line.text)?.[1];
  return (
    name === undefined || line.kind === 'open' || line.kind === 'upcoming' || change.names.includes(name)
  );
}

function isState(line: Line): line is Line & { readonly kind: State } {
  return line.kind !== 'escalated' && line.kind !== 'reminder' && line.kind !== 'other';
}
