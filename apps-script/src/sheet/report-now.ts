// The report by hand, when its day's turn is too far away.
import { readLedger } from '../core/ledger/ledger';
import { readMemory } from '../core/memory';
import { settingsIn } from '../core/settings/in-use';
import { languageOf, textsOf } from '../i18n/catalogue';
import { BookError, readBook, writeBook } from '../services/book';
import { tryLock } from '../services/lock';
import { reportRequests } from '../tick/report';

export function reportBook(): void {
  const { faults } = textsOf(languageOf(Session.getActiveUserLocale())).menu;
  if (!tryLock()) throw new BookError(faults.busy);
  const book = readBook();
  const reading = readLedger(book.grids.ledger);
  if (reading.kind === 'unread') throw new BookError(reading.reason);
  const { general } = settingsIn(book.grids.settings, readMemory(book.grids.state));
  const tasks = reading.ledger.rows.map((row) => row.task);
  const { sheet } = textsOf(general.language).core;
  const requests = reportRequests(tasks, general, sheet, Date.now());
  if (requests.length > 0) writeBook(book, requests);
}
