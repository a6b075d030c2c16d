// The day as it passes: what is new since the last look, in order of its own time, one line each.
import type { Incident, SlackMessage, State } from '../control/contract';

interface Line {
  readonly atMs: number;
  readonly where: string;
  readonly what: string;
}

const STATUS_WORDS = { triggered: 'opened', acknowledged: 'acknowledged', resolved: 'resolved' } as const;

export class Timeline {
  private readonly seen = new Set<string>();

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
    this.write({ atMs: Date.parse(state.now), where: 'person', what });
  }

  /** Prints what this state shows and no earlier one did. */
  show(state: State): void {
    const lines = [...state.incidents.flatMap(incidentLines), ...state.slack.map(slackLine)]
      .filter(({ where, what, atMs }) => !this.seen.has(`${atMs} ${where} ${what}`))
      .sort((a, b) => a.atMs - b.atMs);
    for (const line of lines) this.write(line);
  }

  private write(line: Line): void {
    this.seen.add(`${line.atMs} ${line.where} ${line.what}`);
    const time = new Date(line.atMs).toLocaleTimeString('en-GB', { timeZone: this.timeZone });
    this.print(`${time}  ${line.where.padEnd(9)}  ${line.what}`);
  }
}

function incidentLines(incident: Incident): Line[] {
  const atMs = Date.parse(incident.last_status_change_at);
  const what = `#${incident.incident_number} ${STATUS_WORDS[incident.status]}: ${incident.title}`;
  return [{ atMs, where: 'PagerDuty', what }];
}

function slackLine(message: SlackMessage): Line {
  const indent = message.thread_ts ? '  ↳ ' : '';
  const what =
    indent + message.text.replaceAll('\n', ' ') + (message.reply_broadcast ? '  (also to the channel)' : '');
  return { atMs: Math.floor(Number(message.ts) * 1_000), where: 'Slack', what };
}
