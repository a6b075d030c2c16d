// What went wrong in the two products by their own word: exceptions, and log lines at error level.
import type { Execution } from './apps-script/execution';
import type { LogLine } from './lambda/logs';

export interface ProductError {
  readonly atMs: number;
  /** `Apps Script tick`, `bridge`… */
  readonly source: string;
  readonly text: string;
}

export function errorsIn({ functionName, endedMs, outcome, logs }: Execution): ProductError[] {
  const source = `Apps Script ${functionName}`;
  const logged = logs
    .filter(({ level }) => level === 'error')
    .map(({ atMs, text }) => ({ atMs, source, text }));
  if (outcome.kind !== 'failed') return logged;
  const { name, message, stack } = outcome.error;
  return [...logged, { atMs: endedMs, source, text: stack ?? `${name}: ${message}` }];
}

export function errorsInLogs(lines: readonly LogLine[]): ProductError[] {
  return lines
    .filter(({ level }) => level === 'error')
    .map(({ atMs, text }) => ({ atMs, source: 'bridge', text }));
}
