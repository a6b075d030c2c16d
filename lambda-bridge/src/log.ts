// One structured line a decision, with ids and the reason; `error` means that a person must look.
// Infrastructure counts lines by `event`, so these names are part of the contract with its alarms.

export type LogEvent =
  | 'answered'
  | 'tasks.received'
  | 'told'
  | 'recorded'
  | 'nothing-new'
  | 'not-ours'
  | 'resumed'
  | 'withdrawn'
  | 'slack.refused'
  | 'retry-later'
  | 'secrets.kept'
  | 'message.unreadable'
  | 'unexpected';

export function log(
  level: 'info' | 'warn' | 'error',
  event: LogEvent,
  fields: Readonly<Record<string, string | number | boolean | null>>,
): void {
  console.log(JSON.stringify({ level, event, ...fields }));
}
