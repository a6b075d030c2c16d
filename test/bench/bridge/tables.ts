// The bridge's figures as lines of text, the baseline beside each.
import type { Candidate } from './candidate';
import type { Cold } from './cold';
import type { Effects } from './effects';
import type { Operations } from './operations';
import { LOADS, type Load, type Speed } from './speed';

type Sized = {
  readonly candidate: Candidate;
  readonly size: { readonly kb: number; readonly gzipKb: number };
};
type ByCandidate<T> = ReadonlyMap<Candidate, T>;

export function printCold(sized: readonly Sized[], cold: ByCandidate<Cold>): void {
  const sizes = sized.map(({ size }) => size);
  const colds = [...cold.values()];
  print(
    'cold start, fresh process',
    [...cold.keys()],
    [
      compare(
        'bundle, KB',
        sizes.map(({ kb }) => kb),
      ),
      compare(
        'gzip, KB',
        sizes.map(({ gzipKb }) => gzipKb),
      ),
      compare(
        'import, ms',
        colds.map(({ importMs }) => importMs),
      ),
      compare(
        'first event with SSM, ms',
        colds.map(({ firstEventMs }) => firstEventMs),
      ),
      compare(
        'both, ms',
        colds.map(({ importMs, firstEventMs }) => importMs + firstEventMs),
      ),
    ],
  );
}

export function printOperations(counted: ByCandidate<readonly Operations[]>): void {
  const all = [...counted.values()];
  const rows = (all[0] ?? []).map(({ what }, index) => {
    const cells = all.map((each) => each[index]);
    return [what, ...cells.map((cell) => (cell ? `${cell.reads} + ${cell.writes} + ${cell.slack}` : ''))];
  });
  print('reads + writes + Slack calls', [...counted.keys()], rows);
}

export function printSpeed(speeds: ByCandidate<ReadonlyMap<Load, Speed>>): void {
  const all = [...speeds.values()];
  for (const load of LOADS) {
    const figures = (name: keyof Speed) => all.map((each) => each.get(load)?.[name] ?? Number.NaN);
    print(
      load.what,
      [...speeds.keys()],
      [
        compare('p50, ms', figures('p50Ms')),
        compare('p99, ms', figures('p99Ms')),
        compare('events a second', figures('eventsPerSecond')),
        compare('CPU an event, ms', figures('cpuMs')),
      ],
    );
  }
}

export function printEffects(effects: ByCandidate<readonly Effects[]>): void {
  const all = [...effects.values()];
  const rows = (all[0] ?? []).map(({ what }, index) => [what, ...all.map((each) => outcome(each[index]))]);
  print('runs after which Slack shows a message twice', [...effects.keys()], rows);
}

function outcome(effects: Effects | undefined): string {
  if (effects === undefined) return '';
  const { doubled, lost, runs } = effects;
  return `${doubled} of ${runs}${lost > 0 ? `, ${lost} lost` : ''}`;
}

function compare(what: string, figures: readonly number[]): readonly string[] {
  const [own = Number.NaN, other] = figures;
  return [what, ...figures.map(short), ...(other === undefined ? [] : [short(other / own)])];
}

function short(figure: number): string {
  return figure >= 100 ? figure.toFixed(0) : figure.toFixed(1);
}

function print(title: string, candidates: readonly Candidate[], rows: readonly (readonly string[])[]): void {
  console.log(
    line([
      title,
      ...candidates.map(({ name }) => name),
      rows.some((row) => row.length > candidates.length + 1) ? '÷' : '',
    ]),
  );
  for (const row of rows) console.log(line(row));
  console.log('');
}

function line([first = '', ...cells]: readonly string[]): string {
  return `${first.padEnd(44)}${cells.map((cell) => cell.padStart(12)).join('')}`.trimEnd();
}
