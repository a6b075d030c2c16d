// What the spreadsheet says of its own set-up: form, zone, settings, and what ticks remember.
import { type InUse, inUse } from '../core/checkup/in-use';
import type { SheetReading } from '../core/checkup/reading';
import { type Seen, seen, unseen } from '../core/checkup/seen';
import { readLedger } from '../core/ledger/ledger';
import { type Memory, NEW_MEMORY, readMemory } from '../core/memory';
import { SCHEMA_VERSION, schemaIn } from '../core/schema';
import { settingsIn } from '../core/settings/in-use';
import type { Settings } from '../core/settings/settings';
import type { Catalogue } from '../i18n/catalogue';
import { type Book, readBook } from '../services/book';
import { messageOf } from '../services/fetch';
import { NewerBook } from '../services/schema';

export interface SheetLook {
  readonly sheet: Seen<SheetReading>;
  readonly timeZone: string;
  readonly inUse: InUse;
  readonly memory: Memory;
  readonly quotaMinutes: number;
}

export function lookAtSheet(texts: Catalogue): SheetLook {
  const timeZone = SpreadsheetApp.getActive().getSpreadsheetTimeZone();
  try {
    return lookAtBook(readBook(), timeZone, texts);
  } catch (error) {
    const form = error instanceof NewerBook ? error.version : null;
    const nothing = { timeZone, knownForm: SCHEMA_VERSION, problems: [] };
    const settings = settingsIn([], NEW_MEMORY);
    return {
      sheet: form === null ? unseen(messageOf(error)) : seen({ ...nothing, form }),
      timeZone,
      inUse: inUse(settings, []),
      memory: NEW_MEMORY,
      quotaMinutes: settings.general.runTimeMinutes,
    };
  }
}

function lookAtBook(book: Book, timeZone: string, texts: Catalogue): SheetLook {
  const memory = readMemory(book.grids.state);
  const settings = settingsIn(book.grids.settings, memory);
  const ledger = readLedger(book.grids.ledger);
  const tasks = ledger.kind === 'read' ? ledger.ledger.rows.map(({ task }) => task) : [];
  const { general } = settings;
  const problems = problemsOf(settings, book, texts);
  const reading = { timeZone, form: schemaIn(book.grids.state), knownForm: SCHEMA_VERSION, problems };
  return {
    sheet:
      ledger.kind === 'read'
        ? seen(reading)
        : unseen(texts.core.sheet.ledgerUnread(book.titles.ledger, ledger.fault)),
    timeZone,
    inUse: inUse(settings, tasks),
    memory,
    quotaMinutes: general.runTimeMinutes,
  };
}

function problemsOf(
  { unread, problems }: Settings,
  { titles }: Book,
  { core: { sheet } }: Catalogue,
): readonly string[] {
  if (unread) return [sheet.settingsUnread(titles.settings, unread)];
  return problems.map((problem) => sheet.settingsProblem(titles.settings, problem));
}
