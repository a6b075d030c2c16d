// English: sentences in rows, incidents and notices.
import type { CoreTexts } from '../../core/texts';
import { sheet } from './sheet';

export const core: CoreTexts = {
  skipped: {
    skip: 'Skipped: the event says skip',
    filter: 'Skipped: the title filter leaves it out',
    declined: 'Skipped: the calendar’s owner declined it',
    late: 'Skipped: added after its time',
    rehearsal: 'Rehearsal: no incident was opened',
    off: 'Skipped: its calendar was switched off at its time',
  },
  calendarUnread: 'Opened from the ledger: the calendar could not be read',
  settingsUnread: 'Opened from the ledger: its settings could not be read',
  sheet,
  eventGone: 'The calendar event was deleted after the work had started',
  eventMoved: (start) => `The calendar event moved to ${start} after the work had started`,
  notStartedFirst: 'Finished without having been started',
  closedByTimer: 'PagerDuty’s own timer closed the incident: switch auto-resolve off for this service',
  swallowed:
    'PagerDuty took the incident but does not have it: the service may be disabled or in maintenance',
  refusedChange: (text) => `PagerDuty refuses the change, Toban keeps trying. ${text}`,
  leftOpen: 'Its incident was merged with others in PagerDuty, so it was left open there',
  reminder: (minutes) => `Nobody has started yet, ${duration(minutes)} after it was due`,
  overrun: (minutes) => `Still running ${duration(minutes)} after its planned end`,
  resolution: {
    moved: (due) => `Toban: the calendar event moved; now due ${due}`,
    postponed: (due, by) => `Toban: ${by} postponed it; now due ${due}`,
    deleted: 'Toban: the calendar event was deleted',
    atEnd: 'Toban: finished at its planned end',
    finished: (by, note) => `Finished by ${by} (Toban)${note ? `: ${note}` : ''}`,
    surplus: 'Toban: this came too late: the task was given up, has moved on or is finished',
    lateStart: (by) => `Toban: it was finished already when ${by} started it`,
  },
  closedAgain: (by) =>
    `${by} started just after it was finished: PagerDuty reopened it, Toban has closed it again`,
  startedNote: (by) => `Started by ${by} (Toban)`,
  heldUntil: (customer, until, lines) =>
    [
      `On hold until ${until}: ${customer ?? 'all calendars'}. Nothing is opened before that`,
      ...(lines.length > 0 ? ['Due until then:', ...lines] : ['No task is due until then']),
    ].join('\n'),
  holdEnded: (customer, lines) =>
    [
      `The hold has ended: ${customer ?? 'all calendars'}`,
      ...(lines.length > 0 ? ['These tasks waited:', ...lines] : ['No task had to wait']),
    ].join('\n'),
  more: (count) => `… and ${count} more`,
  switchedOff: (calendar, lines) =>
    `The calendar of ${calendar} was switched off. What is at work stays open until somebody finishes it\n${lines.join('\n')}`,
  missedDigest: (lines) =>
    `Missed: too late to open when Toban could read the calendar again\n${lines.join('\n')}`,
  rehearsed: (line) => `Rehearsal: would have been opened now: ${line}`,
  newerBook:
    'Toban stands still: the spreadsheet was written by a newer Toban than the script that runs now. Nothing is opened or written until the newer script is released again (npm run release); what is due meanwhile is then opened late',
  webhooksOn:
    'PagerDuty had switched off the webhooks to Slack’s bridge: Toban has switched them on again. What happened meanwhile was told within a minute or two instead of at once',
  webhooksOff: (reason) =>
    `PagerDuty’s webhooks to the bridge are switched off, and Toban cannot switch them on: ${reason}`,
  webhooksUnread: (reason) =>
    `Toban cannot see whether PagerDuty’s webhooks are switched on: give its API key access to webhook subscriptions. ${reason}`,
  unwatched: (link) =>
    `An incident of Toban’s is open in PagerDuty, and no row of the ledger watches it: ${link} – finish it there when its work is done`,
  triggersRemoved: (count) =>
    `Toban had ${count === 1 ? 'a second trigger' : `${count} triggers too many`}: removed, one is left`,
  unreadFor: (calendar, minutes, reason) =>
    `The calendar of ${calendar} has not been readable for ${duration(minutes)}: ${reason}`,
  incidentsUnreadFor: (minutes, reason) =>
    `PagerDuty has not been readable for ${duration(minutes)}; what is due is opened as soon as it answers: ${reason}`,
  services: {
    calendar: 'Google Calendar',
    pagerduty: 'PagerDuty',
    bridge: 'The Slack bridge',
    secondBridge: 'The Slack bridge’s second address',
    heartbeat: 'The heartbeat’s address',
  },
  hangs: (service) =>
    `${service} leaves calls without an answer. To save the day’s run time Toban tries it at intervals only; what needs it is done once it answers`,
  answersAgain: (service, minutes) =>
    `${service} answers again after ${duration(minutes)}: what waited for it is done now`,
  runTimeScarce: (used, quota, hung) =>
    `Toban has used ${used} of the ${quota} minutes that Google lets it run in a day, ${hung} of them in calls without an answer. After ${quota} Google stops it until the next day`,
};

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
