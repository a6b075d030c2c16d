// English: what could not be understood in the sheet or in an event's description.

import { KEY_HEADER } from '../../core/ledger/columns';
import type { SheetTexts } from '../../core/sheet-texts';
import type { Allowed } from '../../core/typed/allowed';

const allowed: Readonly<Record<Allowed, string>> = {
  calendarId: 'the calendar’s ID from its settings page, such as name@group.calendar.google.com',
  customer: 'text of at most 80 characters',
  mode: 'on, rehearse or off',
  service: 'the ID of a PagerDuty service, such as PABC123 (the end of its address)',
  policy: 'the ID of a PagerDuty escalation policy, such as PABC123 (the end of its address)',
  urgency: 'high or low',
  from: 'the e-mail address of a PagerDuty user',
  lead: 'minutes (15), hours (2h) or days (1d), at most 7 days',
  timeOfDay: 'a time such as 09:00',
  channel: 'a Slack channel ID such as C0123456789 (at the end of the channel details)',
  mention: '@here, @channel, or the ID of a Slack user (U…) or user group (S…)',
  remindEvery: 'minutes (10) or hours (1h), from 1 minute to 1 day',
  titleFilter: 'words to find in the title, or a regular expression',
  finish: 'manual or at end',
  holdUntil: 'date, time and offset as text, such as 2026-12-01 09:00+09:00',
  language: 'ja or en',
  catchUp: 'hours (24h) or days (1d), from 10 minutes to 7 days',
  archiveAfter: 'days (30d), from 1 to 400',
  overrunGrace: 'minutes (15), at most 1 day',
  overrunInterval: 'minutes (60), from 5 minutes to 1 day',
  onTime: 'minutes (10), at most 1 day',
  runTime: 'minutes (90, or 360 with Workspace): what Google gives a day',
  runbook: 'an https:// address',
  assignee: 'a name or a Slack user ID, at most 80 characters',
  yesNo: 'yes or no',
  state: 'one of Toban’s states',
  instant: 'a time such as 2026-11-30 09:00+09:00',
  timeZone: 'a time zone such as Asia/Tokyo',
  wholeNumber: 'a whole number',
  asWritten: 'what Toban wrote there',
};

export const sheet: SheetTexts = {
  allowed,
  settingsProblem: (tab, problem) => {
    switch (problem.kind) {
      case 'cell':
        return `${tab}, row ${problem.row}, column "${problem.column}" ${shown(problem.value)}; allowed: ${allowed[problem.allowed]}`;
      case 'twice':
        return `${tab}, row ${problem.row}, column "${problem.column}": "${problem.calendarId}" is listed twice; row ${problem.counts} counts, this one does not`;
      case 'lacking':
        return `${tab}: "${problem.header}" is not there, its default holds; Toban → Set up adds it`;
    }
  },
  settingsUnread: (tab, fault) => {
    const what = {
      headless: `The tab ${tab} is gone, or has no row with the header "Calendar ID"`,
      lacking: `The tab ${tab} lacks ${fault.kind === 'lacking' ? quoted(fault.headers) : ''}`,
    }[fault.kind];
    return `${what}. Nothing new is taken from the calendars; what is due in the ledger is still opened. Restore the tab (File → Version history), or run Toban → Set up`;
  },
  ledgerUnread: (tab, fault) => {
    const what = {
      headless: `The tab ${tab} has no row with the header "${KEY_HEADER}": was it renamed or deleted?`,
      lacking: `The tab ${tab} lacks ${fault.kind === 'lacking' ? quoted(fault.headers) : ''}: was a header renamed or deleted?`,
    }[fault.kind];
    return `${what} Give it back, or run Toban → Set up`;
  },
  rowProblem: (tab, { row, column, value, allowed: key }) =>
    `${tab}, row ${row}, column "${column}" ${shown(value)}; allowed: ${allowed[key]}. Its task is left alone until that is mended`,
  lackingColumn: ({ tab, column }) =>
    `The ${tab} tab lacks the column "${column}": was its header renamed or deleted? Give it back, or run Toban → Set up`,
  manyProblems: (tab, count, first) => `${tab}: ${count} cells cannot be read. The first: ${first}`,
  directive: (problem) =>
    problem.kind === 'twice'
      ? `${problem.key} is given twice: "${cut(problem.value)}" counts`
      : `${problem.key}: "${cut(problem.value)}" is not understood; allowed: ${allowed[problem.allowed]}`,
  directivesOf: (note, lines, count) =>
    `${note}\n${lines.join('\n')}${count > lines.length ? `\nand ${count - lines.length} more` : ''}`,
};

function shown(value: string): string {
  return value === '' ? 'is empty' : `is "${cut(value)}"`;
}

function cut(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
