// The benchmark's figures as lines of text.
import type { Measured, Minute } from './measure';
import { type Cost, meanSeconds } from './model';

export const COST_HEADERS = line([
  ...['calendars', 'rows', 'due', 'minute', 'trips', 'requests', 'KB out', 'KB in', 'CPU ms', 'seconds'],
  ...['naive trips', 'naive s', 'trips ÷', 'seconds ÷'],
]);

/** Toban's openings beyond fifty are a minute of their own; the naive script has them all in one. */
export function costLines({ size, toban, naive }: Measured): string[] {
  const { idle, busy, rest, after } = toban;
  const head = (minute: string, own: Cost) => [
    ...[size.calendars, size.rows, size.due, minute, own.roundTrips, own.requests],
    ...[own.sentKb.toFixed(0), own.receivedKb.toFixed(0), own.cpuMs.toFixed(0), own.seconds.toFixed(2)],
  ];
  const beside = (other: Cost, own: readonly Cost[]) => {
    const trips = own.reduce((sum, each) => sum + each.roundTrips, 0);
    const seconds = own.reduce((sum, each) => sum + each.seconds, 0);
    return [
      ...[other.roundTrips, other.seconds.toFixed(2)],
      ...[ratio(other.roundTrips, trips), ratio(other.seconds, seconds)],
    ];
  };
  const all = [line([...head('idle', idle), ...beside(naive.idle, [idle])])];
  if (size.due === 0) return all;
  const isSplit = rest.roundTrips > idle.roundTrips;
  all.push(line([...head('busy', busy), ...beside(naive.busy, isSplit ? [busy, rest] : [busy])]));
  if (isSplit) all.push(line(head('rest', rest)));
  return [...all, line([...head('after', after), ...beside(naive.after, [after])])];
}

export function meanLines(all: readonly Measured[]): string[] {
  const headers = line(['calendars', 'rows', 'due', 'mean s']);
  const means = all.map(({ size, toban }) =>
    line([size.calendars, size.rows, size.due, meanSeconds(toban).toFixed(2)]),
  );
  return [headers, ...means];
}

interface Growth {
  readonly minute: Minute;
  readonly what: string;
  readonly from: Measured | undefined;
  readonly to: Measured | undefined;
}

/** Pairs of companies that differ in one thing alone. */
export function growthLines(all: readonly Measured[]): string[] {
  const at = (calendars: number, rows: number, due: number) =>
    all.find(({ size }) => size.calendars === calendars && size.rows === rows && size.due === due);
  const growths: Growth[] = [
    { minute: 'idle', what: 'cal. ×50', from: at(1, 200, 0), to: at(50, 200, 0) },
    { minute: 'idle', what: 'rows ×200', from: at(10, 10, 0), to: at(10, 2_000, 0) },
    { minute: 'busy', what: 'due ×10', from: at(10, 200, 10), to: at(10, 200, 100) },
    { minute: 'after', what: 'due ×10', from: at(10, 200, 10), to: at(10, 200, 100) },
  ];
  const headers = line(['minute', 'of', 'trips', 'naive trips', 'seconds', 'naive s', 'KB in', 'CPU']);
  return [headers, ...growths.map(growthLine)];
}

function growthLine({ minute, what, from, to }: Growth): string {
  if (!from || !to) throw new Error(`the companies that show ${what} were not measured`);
  const own = { from: from.toban[minute], to: to.toban[minute] };
  const other = { from: from.naive[minute], to: to.naive[minute] };
  return line([
    ...[minute, what, ratio(own.to.roundTrips, own.from.roundTrips)],
    ...[ratio(other.to.roundTrips, other.from.roundTrips), ratio(own.to.seconds, own.from.seconds)],
    ...[ratio(other.to.seconds, other.from.seconds), ratio(own.to.receivedKb, own.from.receivedKb)],
    ratio(own.to.cpuMs, own.from.cpuMs),
  ]);
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(1);
}

function line(cells: readonly (string | number)[]): string {
  return cells.map((cell) => String(cell).padStart(11)).join(' ');
}
