// Steps 3 and 4 of a tick: one Sheets read, then one round trip to Google Calendar and PagerDuty (more only for
// further pages).
import { lackingActivityHeaders, readActivity, readPostponements } from '../core/activity';
import type { LedgerRow } from '../core/ledger/row';
import { readMemory } from '../core/memory';
import type { Reading, SheetReading } from '../core/reading';
import { settingsIn } from '../core/settings/in-use';
import { textsOf } from '../i18n/catalogue';
import { type Book, readBook } from '../services/book';
import { sha256Hex } from '../services/crypto';
import type { Outgoing, Send } from '../services/fetch';
import { ledgerIn } from '../services/ledger-tab';
import type { Properties } from '../services/properties';
import { readOutside } from './read-outside';

/** What the spreadsheet says. */
export interface SheetPart {
  readonly book: Book;
  readonly headers: readonly string[];
  readonly rows: readonly LedgerRow[];
  /** Rows of the sheet, counted from 0, that are to be cleared. */
  readonly doubled: readonly number[];
  readonly sheet: SheetReading;
}

export interface TickReading extends Omit<SheetPart, 'sheet'> {
  readonly reading: Reading;
}

/** Step 3. Throws BookError where a tab is not what set-up made. */
export function readSheet(): SheetPart {
  const book = readBook();
  const memory = readMemory(book.grids.state);
  const settings = settingsIn(book.grids.settings, memory);
  const texts = textsOf(settings.general.language).core;
  const { headers, rows, doubled, problems, lacking } = ledgerIn(book, texts.sheet);
  const sheet: SheetReading = {
    settings,
    tasks: rows.map((row) => row.task),
    unreadableRows: problems,
    lackingColumns: [
      ...lacking.map((column) => ({ tab: book.titles.ledger, column })),
      ...lackingActivityHeaders(book.grids.activity).map((column) => ({ tab: book.titles.activity, column })),
    ],
    activities: readActivity(book.grids.activity),
    postponements: readPostponements(book.grids.activity),
    memory,
    tabs: book.titles,
    texts,
    digest: sha256Hex,
  };
  return { book, headers, rows, doubled, sheet };
}

/**
 * Step 4.
 * @param beside requests that go out with the same round trip; their answers are not waited for
 */
export function readAll(
  part: SheetPart,
  properties: Properties,
  nowMs: number,
  beside: readonly Outgoing[],
  send: Send,
): TickReading {
  const { sheet, ...others } = part;
  return { ...others, reading: { ...sheet, ...readOutside(sheet, properties, nowMs, beside, send) } };
}
