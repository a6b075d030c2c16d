// One structured line a decision, with ids and the reason; `error` means that a person must look.
// Infrastructure counts lines by `event`, so these names are part of the contract with its alarms.

export type LogEvent =
  | 'answered'
  | 'tasks.received'
  | 'told'
  | 'recorded'
  | 'not-ours'
  | 'resumed'
  | 'withdrawn'
  | 'unsettled'
  | 'slack.refused'
  | 'message.gone'
  | 'retry-later'
  | 'secrets.kept'
  | 'message.unreadable'
  | 'unexpected';

export function log(
  level: 'info' | 'warn' | 'error',
  event: LogEvent,
  fields: Readonly<Record<string, string | number | boolean | null>>,
): void {
  // Not through the console: Lambda puts time, request and level before what goes that way, and no filter for JSON
  // matches such a line. A write to a pipe is done when it returns.
  process.stdout.write(`${JSON.stringify({ level, event, ...fields })}\n`);
}
