// What a round has come to, as people see it: incidents with their notes, ledger rows, cards with their lines, and
// notices of their own. Instants and counts of minutes are left out, since a tick that died is a minute late.
import { SECRETS } from '../sandbox/company';
import type { Incident, SlackMessage, State } from '../sandbox/control/contract';
import { textOf } from '../sandbox/driver';
import type { Round } from './round';

export interface Picture {
  /** Each task's state, by its title without the round's mark. */
  readonly states: Readonly<Record<string, string>>;
  readonly incidents: readonly string[];
  readonly rows: readonly string[];
  readonly cards: readonly string[];
  readonly notices: readonly string[];
  /** Rows of earlier rounds that are gone or stand twice. */
  readonly broken: readonly string[];
}

const SHOWN = [
  'State',
  'Attempt',
  'Who',
  'Finished by',
  'Postponed by',
  'Reminders',
  'Overruns',
  'Pending',
  'Closing',
];

/** @param earlier titles of the ledger's rows as the round found it */
export async function pictureOf(
  round: Round,
  { incidents, ledger, slack }: State,
  earlier: readonly string[] = [],
): Promise<Picture> {
  const mine = (text: string) => text.includes(round.mark);
  const roots = slack.filter(({ thread_ts }) => !thread_ts);
  const rows = ledger.rows.filter((row) => row.some(mine));
  const cell = (row: readonly string[], header: string) => row[ledger.headers.indexOf(header)] ?? '';
  return {
    states: Object.fromEntries(
      rows.map((row) => [cell(row, 'Title').replace(round.mark, ''), cell(row, 'State')]),
    ),
    incidents: (
      await Promise.all(
        incidents.filter(({ title }) => mine(title)).map((each) => incidentLine(round.toban.url, each)),
      )
    ).sort(),
    rows: rows.map((row) => rowLine((header) => cell(row, header))).sort(),
    cards: roots
      .filter((each) => isCard(each) && mine(textOf(each)))
      .map((root) => cardText(root, slack))
      .sort(),
    notices: roots
      .filter((each) => !isCard(each) && Number(each.ts) * 1_000 >= round.startMs)
      .map(({ text }) => plain(text))
      .sort(),
    broken: earlier.filter((title) => ledger.rows.filter((row) => cell(row, 'Title') === title).length !== 1),
  };
}

export function titlesIn({ headers, rows }: State['ledger']): readonly string[] {
  return rows.map((row) => row[headers.indexOf('Title')] ?? '').filter((title) => title !== '');
}

async function incidentLine(url: string, { id, title, status, incident_key }: Incident): Promise<string> {
  const answer = await fetch(`${url}/pagerduty/incidents/${id}/notes`, {
    headers: {
      Authorization: `Token token=${SECRETS.pagerdutyToken}`,
      Accept: 'application/vnd.pagerduty+json;version=2',
    },
  });
  const { notes } = (await answer.json()) as { readonly notes: readonly { readonly content: string }[] };
  const attempt = incident_key?.split('-').at(-1);
  return [plain(title), `attempt ${attempt}`, status, ...notes.map(({ content }) => plain(content))].join(
    ' | ',
  );
}

function rowLine(cell: (header: string) => string): string {
  const told = cell('Rev') === cell('Delivered') ? 'told' : 'not told';
  const shown = SHOWN.map((header) => `${header} ${cell(header)}`);
  return [plain(cell('Title')), plain(cell('Note')), ...shown, told].join(' | ');
}

function cardText(root: SlackMessage, slack: readonly SlackMessage[]): string {
  const lines = slack.filter((each) => each.channel === root.channel && each.thread_ts === root.ts);
  return [plain(blockText(root)), ...lines.map((each) => `  ${plain(each.text)}`)].join('\n');
}

function blockText({ blocks }: SlackMessage): string {
  return (blocks ?? []).map(({ text }) => (typeof text === 'object' ? String(text.text) : '')).join('\n');
}

function isCard({ metadata }: SlackMessage): boolean {
  const payload = (metadata as { readonly event_payload?: { readonly incidentKey?: string } } | undefined)
    ?.event_payload;
  return payload?.incidentKey?.startsWith('toban-') === true;
}

/** Links by their label, no instants, no numbers, no lateness. */
function plain(text: string): string {
  return text
    .replace(/<https?:[^|>]+\|([^>]+)>/g, '$1')
    .replace(/<!date[^>]+>/g, '<time>')
    .replace(/\nOpened \d+ min late/g, '')
    .replace(/\d+/g, '#');
}
