// A task's story in lines, for whoever has to understand a fault.
import type { Change } from './diary';
import type { Line } from './shown';

export function taleOf(changes: readonly Change[], told: readonly Line[]): string {
  const at = (ms: number): string => new Date(ms).toISOString().slice(8, 23);
  return [
    'what happened:',
    ...changes.map(
      ({ state, attempt, atMs, names }) => `  ${at(atMs)} ${state} #${attempt} ${names.join(' / ')}`,
    ),
    'what was told:',
    ...told.map(({ atMs, text }) => `  ${at(atMs)} ${text}`),
  ].join('\n');
}
