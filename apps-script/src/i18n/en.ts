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
      lateStart: (by) => `Toban: it was finished already when ${by} started it`,
    },
    closedAgain: (by) =>
      `${by} started just after it was finished: PagerDuty reopened it, Toban has closed it again`,
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
      ready: {
        heading: 'Not started yet',
        sentence: 'Press Start, and everyone knows that you are at work.',
      },
      opening: {
        heading: 'Not started yet',
        sentence: 'PagerDuty is being told of it just now. You can start all the same.',
      },
      failed: {
        heading: 'Not started yet',
        sentence: 'PagerDuty has no incident for it: nobody was called. You can start all the same.',
      },
      reopened: {
        heading: 'Open again',
        sentence: '{who} started it {when}, but PagerDuty has opened it again.',
      },
      unstarted: {
        heading: 'Nobody has started yet',
        sentence: 'If the work is done all the same, you can finish it here.',
      },
      canFinish: { heading: 'In progress', sentence: '{who} started it {when}.' },
      notDue: { heading: 'Not due yet', sentence: 'You can start it from {when}.' },
      soon: { heading: 'Due now', sentence: 'It opens within a minute or two.' },
      started: { heading: 'Already started', sentence: '{who}, {when}. There is nothing for you to do.' },
      done: { heading: 'Already finished', sentence: 'It was finished {when}. Nothing is left to do.' },
      cancelled: { heading: 'Cancelled', sentence: 'Its calendar event was deleted. Nothing is left to do.' },
      moved: { heading: 'This link is out of date', sentence: 'The task is now due {when}.' },
      missed: {
        heading: 'Missed',
        sentence: 'It was not opened in time and will not be any more. Ask who is in charge.',
      },
      skipped: { heading: 'Left out', sentence: 'Nobody needs to start this one.' },
      expired: { heading: 'This link has expired', sentence: 'Look the task up in the ledger.' },
      invalid: {
        heading: 'This link does not work',
        sentence: 'Part of it may be missing. Open it once more from the Slack card.',
      },
      unknown: { heading: 'Task not found', sentence: 'The ledger does not have it any more.' },
      busy: { heading: 'Toban is busy', sentence: 'Nothing was done. Press again in a few seconds.' },
      nameless: {
        heading: 'Who are you?',
        sentence: 'Enter your name, so that everyone knows who is at work.',
      },
      acceptedStart: {
        heading: 'Noted: you are starting',
        sentence: 'Begin. PagerDuty and Slack are told as soon as they can be reached.',
      },
      acceptedFinish: {
        heading: 'Noted: you have finished',
        sentence: 'PagerDuty and Slack are told as soon as they can be reached. Thank you.',
      },
      youStarted: { heading: 'You have started', sentence: 'PagerDuty and Slack know. Good luck.' },
      youFinished: { heading: 'Finished', sentence: 'PagerDuty and Slack know. Thank you.' },
      closedAgain: {
        heading: 'Already finished',
        sentence: 'Somebody finished it at the same moment. Nothing is left to do.',
      },
      troubled: {
        heading: 'That did not work',
        sentence: 'Try again: pressing twice does no harm. If it goes on, tell your administrator.',
      },
      unreachable: {
        heading: 'No answer came',
        sentence: 'Press again when you are online: pressing twice does no harm.',
      },
    },
    buttons: { start: 'Start', finish: 'Finish' },
    goOn: {
      current: 'Open the task as it is now',
      start: 'Open the Start page',
      finish: 'Open the Finish page',
    },
    facts: { customer: 'Customer', due: 'Due', time: 'Planned', late: 'Opened late', note: 'Note' },
    links: { runbook: 'Runbook', event: 'Calendar event', incident: 'PagerDuty', ledger: 'Ledger' },
    allDay: 'all day',
    ago: { seconds: '{n} s ago', minutes: '{n} min ago, {time}', hours: '{h} h {n} min ago, {time}' },
    duration: { minutes: '{n} min', hours: '{h} h {n} min' },
    someone: 'Somebody',
    yourName: 'Your name',
    signedInAs: 'As {who}',
    note: 'Note (optional)',
    working: 'One moment…',
    reload: 'Reload',
    newTab: 'opens a new tab',
    timeZone: 'Times in {zone}',
    otherLanguage: '日本語',
  },
};

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
