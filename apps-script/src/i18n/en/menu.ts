// English: the sheet's menu.
import type { MenuTexts } from '../menu-texts';

export const menu: MenuTexts = {
  title: 'Toban',
  runNow: 'Run now',
  setUp: 'Set up',
  ran: 'Toban has run.',
  setUpDone: 'Tabs, formats, protection and the trigger are in place.',
  failed: (reason) => `That did not work: ${reason}`,
};
