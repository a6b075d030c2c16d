// The ledger as the spreadsheet holds it.
import { type Ledger, readLedger } from '../core/ledger/ledger';
import type { SheetTexts } from '../core/sheet-texts';
import { type Book, BookError } from './book';

/** @throws BookError, in the words of `texts`, where the tab is not what set-up made */
export function ledgerIn({ grids, titles }: Book, texts: SheetTexts): Ledger {
  const reading = readLedger(grids.ledger);
  if (reading.kind === 'unread') throw new BookError(texts.ledgerUnread(titles.ledger, reading.fault));
  return reading.ledger;
}
