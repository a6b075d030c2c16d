// What people must mend in the sheet or in an event: each with an id that stays as long as the same thing stands there.
import type { Reading } from '../reading';
import type { SettingsProblem } from '../settings/settings';
import type { Task } from '../task';
import { wallClock } from '../zone';

export interface Trouble {
  readonly id: string;
  readonly text: string;
  /** Null: where administrators look. */
  readonly channel: string | null;
}

/** From here on the bad cells of a tab are one message. */
const TOO_MANY = 6;
/** Tasks that are named where one sentence holds for several. */
const NAMED_TASKS = 3;

export function troublesOf(reading: Reading): readonly Trouble[] {
  return [
    ...unreadSettings(reading),
    ...badCells(reading),
    ...badRows(reading),
    ...lackingColumns(reading),
    ...badDirectives(reading),
  ];
}

function unreadSettings({ settings, tabs, texts }: Reading): Trouble[] {
  if (!settings.unread) return [];
  return [
    {
      id: `settings:${settings.unread.kind}`,
      text: texts.sheet.settingsUnread(tabs.settings, settings.unread),
      channel: null,
    },
  ];
}

function badCells({ settings, tabs, texts, digest }: Reading): Trouble[] {
  const { problems } = settings;
  const found = problems.map((problem) => ({
    of: placeOf(problem),
    text: texts.sheet.settingsProblem(tabs.settings, problem),
  }));
  return together('cell', found, tabs.settings, { texts, digest });
}

/** What it is about, not where: a row that is pushed down is no new trouble. */
function placeOf(problem: SettingsProblem): string {
  if (problem.kind === 'lacking') return `lacking ${problem.header}`;
  const { calendarId, column } = problem;
  if (problem.kind === 'twice') return `twice ${calendarId}`;
  return `${calendarId ?? ''} ${column} ${problem.value}`;
}

function badRows({ unreadableRows, tabs, texts, digest }: Reading): Trouble[] {
  const found = unreadableRows.map((row) => ({
    of: `${row.key} ${row.column} ${row.value}`,
    text: texts.sheet.rowProblem(tabs.ledger, row),
  }));
  return together('row', found, tabs.ledger, { texts, digest });
}

function lackingColumns({ lackingColumns, texts, digest }: Reading): Trouble[] {
  return lackingColumns.map((lacking) => ({
    id: idOf('column', `${lacking.tab} ${lacking.column}`, digest),
    text: texts.sheet.lackingColumn(lacking),
    channel: null,
  }));
}

function together(
  kind: string,
  found: readonly { readonly of: string; readonly text: string }[],
  tab: string,
  { texts, digest }: Pick<Reading, 'texts' | 'digest'>,
): Trouble[] {
  if (found.length >= TOO_MANY && found[0]) {
    const text = texts.sheet.manyProblems(tab, found.length, found[0].text);
    return [{ id: `${kind}:many`, text, channel: null }];
  }
  return found.map(({ of, text }) => ({ id: idOf(kind, of, digest), text, channel: null }));
}

/** An event opens all the same, with its calendar's values; many events of one template are one message. */
function badDirectives({ tasks, texts, digest }: Reading): Trouble[] {
  const alike = new Map<string, Task[]>();
  for (const task of tasks) {
    if (task.state !== 'upcoming' || task.note === null) continue;
    const group = `${task.calendarId} ${task.note}`;
    alike.set(group, [...(alike.get(group) ?? []), task]);
  }
  return [...alike].map(([group, those]) => ({
    id: idOf('directive', group, digest),
    text: texts.sheet.directivesOf(
      those[0]?.note ?? '',
      those.slice(0, NAMED_TASKS).map(eventLine),
      those.length,
    ),
    channel: those[0]?.channel ?? null,
  }));
}

/** By its start and customer, as the calendar shows it. Not by its title: that in a channel means the task's card. */
function eventLine({ startMs, timeZone, customer }: Task): string {
  return [wallClock(startMs, timeZone), customer].filter(Boolean).join(' · ');
}

function idOf(kind: string, of: string, digest: Reading['digest']): string {
  return `${kind}:${digest(of).slice(0, 16)}`;
}
