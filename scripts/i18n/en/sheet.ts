// The sheet and the test task, in English.
import type { SheetTexts, TestTaskTexts } from '../sheet-texts';

export const sheet: SheetTexts = {
  notConnected: 'the script does not know its addresses and secrets yet',
  changedSince: 'an address or a secret has changed since the block was pasted',
  connected: 'the block was pasted, and nothing has changed since',
  askHeartbeat:
    'Heartbeat address that Toban calls after each complete tick, such as a check of healthchecks.io with a period of 1 minute and a grace of 10 (recommended; may be empty: what stands there stays)',
  notAddress: 'an address that begins with https://',
  notSetUp: 'the tabs are not made yet',
  noCalendars: 'no calendar is chosen yet',
  confirmed: (since) => `done on ${since}; Toban → Check set-up shows whether it still holds`,
};

export const testTask: TestTaskTexts = {
  notYet: 'no task has gone the whole way yet',
  went: (since) => `a task went the whole way on ${since}`,
  askCalendar:
    'ID of a calendar that stands in the Settings tab with mode "on" (may be empty: choose it in the event)',
  waitingForIncident: (title) => `waiting for the incident of "${title}"`,
  opened: (seconds) => `  PagerDuty has the incident, seen ${seconds} s after the due time`,
  noIncident: 'PagerDuty has no incident for it',
  waitingForCard: 'looking into the channel',
  told: (seconds) => `  Slack has the card, seen ${seconds} s after the due time`,
  noCard: (channel) => `no card has come to ${channel}`,
  waitingForState: 'waiting until PagerDuty has it',
  started: '  started: PagerDuty has it acknowledged',
  finished: '  finished: PagerDuty has it resolved, and the card shows it',
  notReached: (state) => `the task is not ${state}`,
  cardStays: 'the card does not change though the incident is resolved',
  stays: (channel) =>
    `  What stays: the card in ${channel}, a resolved incident, and a row in the ledger that goes to the archive later.`,
  mends: {
    noIncident: (title) =>
      `see that the calendar stands in the Settings tab with mode "on" and the event was saved in it; Toban → Check set-up shows whether ticks run. Then delete the event "${title}" and run the same command again`,
    noCard: (title) =>
      `npm run doctor shows whether the bridge and the channel work. Then delete the event "${title}" (Toban closes its incident) and run the same command again`,
    notReached: (title) =>
      `open the card's link again: the page says what keeps it. Then delete the event "${title}" (Toban closes its incident) and run the same command again`,
  },
};
