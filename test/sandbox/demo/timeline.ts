// The day as it passes: what is new since the last look, in order of its own time, one line each.
import type { Incident, SlackMessage, State } from '../control/contract';

interface Line {
  readonly atMs: number;
  readonly where: string;
  readonly what: string;
}

export class Timeline {
  private readonly seen = new Set<string>();
  private requests = 0;

  constructor(
    private readonly timeZone: string,
    private readonly print: (line: string) => void,
  ) {}

  /** A heading between the acts of the day. */
  heading(text: string): void {
    this.print(`\n${text}`);
  }

  /** What a person does, at the state's time. */
  person(state: State, what: string): void {
    this.show(state);
    this.write({ atMs: Date.parse(state.now), where: 'person', what });
  }

  /** Prints what this state shows and no earlier one did. */
  show(state: State): void {
    const lines = [...state.incidents.flatMap(incidentLines), ...state.slack.flatMap(slackLines)]
      .filter((line) => !this.seen.has(keyOf(line)))
      .sort((a, b) => a.atMs - b.atMs);
    for (const line of lines) {
      this.seen.add(keyOf(line));
      this.write(line);
    }
  }

  /** Says how many requests of PagerDuty reached the bridge since it was last asked. @param as how they were made up */
  countWebhooks(state: State, as: string | null): void {
    const requests = state.webhooks.reduce((sum, { attempts }) => sum + attempts, 0);
    const since = requests - this.requests;
    this.requests = requests;
    if (as !== null)
      this.print(`          webhooks   ${as}: ${since} ${since === 1 ? 'request' : 'requests'}`);
  }

  private write({ atMs, where, what }: Line): void {
    const time = new Date(atMs).toLocaleTimeString('en-GB', { timeZone: this.timeZone });
    this.print(`${time}  ${where.padEnd(9)}  ${what}`);
  }
}

function keyOf({ atMs, where, what }: Line): string {
  return `${atMs} ${where} ${what}`;
}

function incidentLines({
  incident_number,
  status,
  title,
  created_at,
  last_status_change_at,
  assignments,
}: Incident): Line[] {
  const name = `#${incident_number}`;
  const where = 'PagerDuty';
  const opened = { atMs: Date.parse(created_at), where, what: `${name} opened: ${title}` };
  const changedMs = Date.parse(last_status_change_at);
  if (status !== 'triggered') return [opened, { atMs: changedMs, where, what: `${name} ${status}` }];
  if (changedMs === opened.atMs) return [opened];
  const assignees = assignments.map(({ assignee }) => assignee.summary).join(', ');
  return [opened, { atMs: changedMs, where, what: `${name} escalated to ${assignees}` }];
}

/** A post at its own time, and what it was edited to at the time of the edit. */
function slackLines({ ts, thread_ts, text, edited, reply_broadcast }: SlackMessage): Line[] {
  const shown = text.replaceAll('\n', ' ');
  const where = 'Slack';
  if (edited) return [{ atMs: msOf(edited.ts), where, what: `card now reads: ${shown}` }];
  const what = `${thread_ts ? '  ↳ ' : 'card: '}${shown}${reply_broadcast ? ' (also to the channel)' : ''}`;
  return [{ atMs: msOf(ts), where, what }];
}

function msOf(ts: string): number {
  return Math.floor(Number(ts) * 1_000);
}
