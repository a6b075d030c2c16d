// The report by hand, when its day's turn is too far away.
import { readMemory } from '../core/memory';
import { settingsIn } from '../core/settings/in-use';
import { textsOf } from '../i18n/catalogue';
import { BookError, readBook, writeBook } from '../services/book';
import { ledgerIn } from '../services/ledger-tab';
import { tryLock } from '../services/lock';
import { userTexts } from '../services/user-texts';
import { reportRequests } from '../tick/report';

export function reportBook(): void {
  if (!tryLock()) throw new BookError(userTexts().menu.faults.busy);
  const book = readBook();
  const { general } = settingsIn(book.grids.settings, readMemory(book.grids.state));
  const { sheet } = textsOf(general.language).core;
  const tasks = ledgerIn(book, sheet).rows.map((row) => row.task);
  const requests = reportRequests(tasks, general, sheet, Date.now());
  if (requests.length > 0) writeBook(book, requests);
}
