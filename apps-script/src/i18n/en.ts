// English.
import type { Catalogue } from './catalogue';

export const en: Catalogue = {
  core: {
    skipped: {
      skip: 'Skipped: the event says skip',
      filter: 'Skipped: the title filter leaves it out',
      declined: 'Skipped: the calendar’s owner declined it',
      late: 'Skipped: added after its time',
      rehearsal: 'Rehearsal: no incident was opened',
    },
    calendarUnread: 'Opened from the ledger: the calendar could not be read',
    eventGone: 'The calendar event was deleted after the work had started',
    eventMoved: (start) => `The calendar event moved to ${start} after the work had started`,
    notStartedFirst: 'Finished without having been started',
    closedByTimer: 'PagerDuty’s own timer closed the incident: switch auto-resolve off for this service',
    swallowed:
      'PagerDuty took the incident but does not have it: the service may be disabled or in maintenance',
    reminder: (minutes) => `Nobody has started yet, ${duration(minutes)} after it was due`,
    overrun: (minutes) => `Still running ${duration(minutes)} after its planned end`,
    resolution: {
      moved: (due) => `Toban: the calendar event moved; now due ${due}`,
      deleted: 'Toban: the calendar event was deleted',
      atEnd: 'Toban: finished at its planned end',
      finished: (by, note) => `Finished by ${by} (Toban)${note ? `: ${note}` : ''}`,
    },
    startedNote: (by) => `Started by ${by} (Toban)`,
    missedDigest: (lines) =>
      `Missed: too late to open when Toban could read the calendar again\n${lines.join('\n')}`,
    rehearsed: (line) => `Rehearsal: would have been opened now: ${line}`,
    unreadFor: (calendar, minutes, reason) =>
      `The calendar of ${calendar} has not been readable for ${duration(minutes)}: ${reason}`,
  },
  menu: {
    title: 'Toban',
    runNow: 'Run now',
    setUp: 'Set up',
    ran: 'Toban has run.',
    setUpDone: 'Tabs, formats, protection and the trigger are in place.',
    failed: (reason) => `That did not work: ${reason}`,
  },
  page: {
    cases: {
      ready: { heading: 'Due now', sentence: () => 'Nobody has started yet.' },
      notDue: { heading: 'Not due yet', sentence: ({ when }) => `You can start it when it is due, ${when}.` },
      opening: {
        heading: 'Due now',
        sentence: () => 'Its incident is being opened. You can start all the same.',
      },
      failed: {
        heading: 'Due now',
        sentence: () => 'PagerDuty refused its incident. You can start all the same.',
      },
      started: { heading: 'Already started', sentence: ({ who, when }) => `${who}, ${when}.` },
      canFinish: { heading: 'In progress', sentence: ({ who, when }) => `Started by ${who}, ${when}.` },
      done: {
        heading: 'Already finished',
        sentence: ({ when }) => `It was finished ${when}. Nothing is left to do.`,
      },
      cancelled: {
        heading: 'Cancelled',
        sentence: () => 'Its calendar event was deleted. Nothing is left to do.',
      },
      moved: {
        heading: 'Moved',
        sentence: ({ when }) => `This link is of an earlier attempt. It is now due ${when}.`,
      },
      missed: {
        heading: 'Missed',
        sentence: () => 'It was too late to open it when the calendar could be read again.',
      },
      skipped: { heading: 'Skipped', sentence: () => 'This event is left out: nobody needs to start it.' },
      expired: { heading: 'This link has expired', sentence: () => 'Open the ledger to find the task.' },
      invalid: {
        heading: 'This link is not valid',
        sentence: () => 'It may have been cut off. Open it once more from the Slack card.',
      },
      unknown: { heading: 'Unknown task', sentence: () => 'The ledger has no such task any more.' },
      busy: {
        heading: 'Busy',
        sentence: () => 'Toban is at work just now. Please try again in a few seconds.',
      },
      accepted: {
        heading: 'Taken down',
        sentence: () => 'PagerDuty is told as soon as its incident can be reached. You can begin.',
      },
      youStarted: { heading: 'You have started', sentence: () => 'Slack and PagerDuty know. Good luck.' },
      youFinished: { heading: 'Finished', sentence: () => 'Slack and PagerDuty know. Thank you.' },
      troubled: {
        heading: 'That did not work',
        sentence: () => 'Nothing was changed. Please try again, or tell your administrator.',
      },
    },
    start: 'Start',
    finish: 'Finish',
    due: 'Due',
    end: 'Planned end',
    customer: 'Customer',
    runbook: 'Runbook',
    event: 'Calendar event',
    incident: 'PagerDuty',
    ledger: 'Ledger',
    toNewLink: 'Open the current page',
    yourName: 'Your name',
    nameNeeded: 'Please enter your name, so that everyone knows who is at work.',
    note: 'Note (optional)',
    working: 'One moment…',
    unreachable: 'No answer came. Reload this page to see how things stand.',
    ago: (minutes) => `${duration(minutes)} ago`,
    justNow: 'just now',
    otherLanguage: '日本語',
  },
};

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
