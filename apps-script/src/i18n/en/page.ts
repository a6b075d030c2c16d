// English: the start page.
import type { PageTexts } from '../page-texts';

export const page: PageTexts = {
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
    postponed: {
      heading: 'Postponed',
      sentence: '{who} postponed it: it is now due {when}.',
    },
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
    newerLink: {
      heading: 'This link was made by a newer Toban',
      sentence:
        'Open it from the newest card in Slack. If that does not help, tell your administrator: this page is to be released.',
    },
    unknown: { heading: 'Task not found', sentence: 'The ledger does not have it any more.' },
    busy: { heading: 'Toban is busy', sentence: 'Nothing was done. Press again in a few seconds.' },
    nameless: {
      heading: 'Who are you?',
      sentence: 'Enter your name, so that everyone knows who is at work.',
    },
    untimely: {
      heading: 'Choose another time',
      sentence:
        'It must be still to come and later than the due time, {when} at the latest. For longer, the calendar event must be moved.',
    },
    acceptedStart: {
      heading: 'Noted: you are starting',
      sentence: 'Begin. PagerDuty and Slack are told as soon as they can be reached.',
    },
    acceptedFinish: {
      heading: 'Noted: you have finished',
      sentence: 'PagerDuty and Slack are told as soon as they can be reached. Thank you.',
    },
    acceptedPostpone: {
      heading: 'Noted: postponed',
      sentence: 'It will be due {when}. PagerDuty and Slack are told as soon as they can be reached.',
    },
    youStarted: { heading: 'You have started', sentence: 'PagerDuty and Slack know. Good luck.' },
    youFinished: { heading: 'Finished', sentence: 'PagerDuty and Slack know. Thank you.' },
    youPostponed: {
      heading: 'Postponed',
      sentence: 'It is now due {when}. Somebody is called again then.',
    },
    closedAgain: {
      heading: 'Already finished',
      sentence: 'Somebody finished it at the same moment. Nothing is left to do.',
    },
    troubled: {
      heading: 'That did not work',
      sentence: 'Try again: pressing twice does no harm. If it goes on, tell your administrator.',
    },
    outdated: {
      heading: 'This page is out of date',
      sentence:
        'A newer Toban writes the ledger, so nothing was done. Tell your administrator: this page is to be released.',
    },
    checked: {
      heading: 'The start page answers',
      sentence: 'Check set-up now knows its build. You can close this tab and check again there.',
    },
    unreachable: {
      heading: 'No answer came',
      sentence: 'Press again when you are online: pressing twice does no harm.',
    },
  },
  buttons: { start: 'Start', finish: 'Finish' },
  postpone: {
    open: 'Postpone',
    halfHour: '30 min later',
    hour: '1 h later',
    until: 'Or choose a time',
    toTime: 'Postpone to this time',
  },
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
  build: {
    same: 'Toban {page}',
    differs: 'This page is Toban {page}, but {ticks} is at work: an administrator should release it.',
  },
};
