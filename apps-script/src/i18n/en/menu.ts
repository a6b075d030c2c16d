// English: the sheet's menu.
import type { MenuTexts } from '../menu-texts';

export const menu: MenuTexts = {
  title: 'Toban',
  runNow: 'Run now',
  setUp: 'Set up',
  reportNow: 'Report now',
  connect: 'Connect',
  addCalendars: 'Add calendars',
  checkSetUp: 'Check set-up',
  ran: 'Toban has run.',
  setUpDone: 'Tabs, formats, protection and the trigger are in place.',
  reported: 'The Report tab is up to date.',
  failed: (reason) => `That did not work: ${reason}`,
  faults: {
    busy: 'Toban is at work just now. Try again in a minute',
    missingTab: (tab) => `the tab "${tab}" is missing: run Toban → Set up`,
    nameTaken: (tab) =>
      `there is already a tab "${tab}" that is not Toban’s: rename it, then run Set up again`,
    headless: (tab) =>
      `the tab "${tab}" has rows but no header row: bring it back (File → Version history), or delete the tab, then run Set up again`,
    renamed: (tab, column, letters, now) =>
      `the tab "${tab}" lacks the column "${column}". If it is column ${letters}, now "${now}", give it its name back; if it was deleted, insert an empty column with that header. Then run Set up again`,
  },
  reportNotes: {
    'On time':
      'Started within the on-time limit of the Settings tab after it was due. Work that was finished without having been started counts as started when it was finished. Missed, failed and not started work is not on time; cancelled and skipped work does not count.',
    'Median delay (min)': 'From due to start, over the work that was started.',
    'Not started': 'Due longer ago than the on-time limit, and nobody has started yet.',
  },
  charts: {
    onTimeByMonth: 'On-time starts by month',
    delayByCustomer: 'Median delay by customer, minutes',
  },
};
