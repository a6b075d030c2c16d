// What must hold at the end of any day, whatever happened in it.
import type { ConsoleState, SlackMessage, State } from '../control/contract';

export interface Check {
  readonly promise: string;
  /** What was counted, for the table. */
  readonly seen: string;
  /** What is wrong; empty when the promise was kept. */
  readonly faults: readonly string[];
}

interface Change {
  readonly incidentKey: string;
  readonly change: string;
}

export function checkDay(state: State, around: ConsoleState): readonly Check[] {
  const tasks = tasksOf(state);
  const changes = state.slack.map(changeOf);
  const roots = state.slack.filter(({ thread_ts }) => !thread_ts).map(changeOf);
  return [
    {
      promise: 'One incident a task',
      seen: `${tasks.length} tasks, ${state.incidents.length} incidents`,
      faults: each(tasks, ({ title, incidentId }) =>
        state.incidents.filter(({ id }) => id === incidentId).length === 1 ? null : `${title}: no incident`,
      ).concat(
        each(state.incidents, ({ id, title }) =>
          tasks.some(({ incidentId }) => incidentId === id) ? null : `${title}: an incident too many`,
        ),
      ),
    },
    {
      promise: 'One card a task',
      seen: `${roots.length} cards`,
      faults: each(tasks, ({ title, incidentId }) => {
        const key = state.incidents.find(({ id }) => id === incidentId)?.incident_key;
        const cards = roots.filter(({ incidentKey }) => incidentKey === key).length;
        return cards === 1 ? null : `${title}: ${cards} cards`;
      }),
    },
    {
      promise: 'Each change told once',
      seen: `${changes.length} messages`,
      faults: each(
        repeated(changes.map(({ incidentKey, change }) => `${incidentKey} ${change}`)),
        (change) => change,
      ),
    },
    {
      promise: 'Start and finish of every task told',
      seen: tasks.map(({ state: reached }) => reached).join(', '),
      faults: each(tasks, ({ title, state: reached, incidentId }) => {
        const key = state.incidents.find(({ id }) => id === incidentId)?.incident_key;
        const told = changes.filter(({ incidentKey }) => incidentKey === key).map(({ change }) => change);
        const lacking = ['open', 'started', 'done'].filter(
          (word) => told.filter((change) => change.startsWith(`${word}@`)).length !== 1,
        );
        if (reached !== 'done') return `${title} is ${reached}`;
        return lacking.length === 0 ? null : `${title}: ${lacking.join(', ')} not told exactly once`;
      }),
    },
    {
      promise: 'No request that a real service would refuse',
      seen: `${around.complaints.length} complaints`,
      faults: around.complaints.map(({ service, text }) => `${service}: ${text}`),
    },
    {
      promise: 'No error in a log',
      seen: `${around.errors.length} errors`,
      faults: around.errors.map(({ source, text }) => `${source}: ${text}`),
    },
  ];
}

/** Rows that came due: the others have nothing to show yet. */
function tasksOf({ ledger }: State) {
  const cell = (row: readonly string[], header: string) => row[ledger.headers.indexOf(header)] ?? '';
  return ledger.rows
    .map((row) => ({
      title: cell(row, 'Title'),
      state: cell(row, 'State'),
      incidentId: cell(row, 'Incident ID'),
    }))
    .filter(({ state }) => state !== 'upcoming');
}

function changeOf({ metadata, text }: SlackMessage): Change {
  const payload = (metadata as { event_payload?: Partial<Change> } | undefined)?.event_payload;
  return { incidentKey: payload?.incidentKey ?? '', change: payload?.change ?? text };
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function each<T>(items: readonly T[], fault: (item: T) => string | null): string[] {
  return items.map(fault).filter((text) => text !== null);
}
