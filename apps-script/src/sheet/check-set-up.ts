// Check set-up: a dialog that asks, and what it is answered. Nothing is changed, and the heartbeat is not pinged.
import { BUILD } from '../build';
import { checkUp } from '../core/checkup/check-up';
import { requireSpreadsheet } from '../services/at-spreadsheet';
import { userTexts } from '../services/user-texts';
import { showDialog } from './dialog';
import type { Checked } from './dialogs/dialog-data';
import { lookAtSetUp } from './look-at-set-up';

/** The dialog's question. @throws NotAtSpreadsheet */
export function checkSetUp(): Checked {
  requireSpreadsheet();
  const nowMs = Date.now();
  const texts = userTexts();
  const lines = checkUp(lookAtSetUp(texts, nowMs), texts.check);
  return { lines, build: BUILD, at: new Date(nowMs).toISOString() };
}

export function menuCheckSetUp(): void {
  const { menu, checkDialog } = userTexts();
  showDialog('check', { texts: checkDialog }, menu.checkSetUp);
}
