// A PagerDuty incident, as far as a task cares.

export interface Incident {
  readonly id: string;
  readonly key: string | null;
  readonly status: 'triggered' | 'acknowledged' | 'resolved';
  /** `last_status_change_at`: whole seconds, and for a triggered incident it moves with every update. */
  readonly changedMs: number;
  readonly changedBy: { readonly kind: 'person' | 'service'; readonly name: string } | null;
  readonly acknowledgedBy: string | null;
  readonly createdMs: number;
  readonly link: string | null;
  /** The incident that it was merged into, and so resolved. */
  readonly mergedInto: { readonly id: string; readonly link: string | null } | null;
  /** The task's start as the incident's body names it, where the body was asked for. */
  readonly bodyStartMs: number | null;
}

/** Text of an incident's body: for people, and enough to rebuild a lost row. */
export function incidentBody(lines: {
  readonly taskKey: string;
  readonly attempt: number;
  readonly startMs: number;
  readonly customer: string;
  readonly runbook: string | null;
  readonly assignee: string | null;
  readonly eventLink: string | null;
}): string {
  return [
    lines.customer && `Customer: ${lines.customer}`,
    lines.assignee && `Assignee: ${lines.assignee}`,
    lines.runbook && `Runbook: ${lines.runbook}`,
    lines.eventLink && `Event: ${lines.eventLink}`,
    `Toban task: ${lines.taskKey}`,
    `Toban attempt: ${lines.attempt}`,
    `Toban start: ${new Date(lines.startMs).toISOString()}`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** The start that `incidentBody` wrote; null where there is none. */
export function bodyStartMs(body: string | null): number | null {
  const match = /^Toban start: (\S+)$/m.exec(body ?? '');
  const ms = match?.[1] ? Date.parse(match[1]) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}
