// A fault of ours, in the log: where it came from and what it was, without what was parsed there.
import { log } from '../log';

/** Their messages quote what they could not read. */
const QUOTING = new Set(['SyntaxError', 'ValiError']);

export function logUnexpected(error: unknown): void {
  log('error', 'unexpected', { reason: reasonOf(error), stack: framesOf(error) });
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return QUOTING.has(error.name) ? error.name : `${error.name}: ${error.message}`;
}

function framesOf(error: unknown): string | null {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines.filter((line) => /^\s+at /.test(line)).join('\n') || null;
}
