// What the page knows of the spreadsheet: one read, for showing as for acting.
import { type Activity, readActivity, readNonces } from '../core/activity';
import type { HealthOf } from '../core/health/health';
import type { LinkClaim } from '../core/link-token';
import { readMemory } from '../core/memory';
import { settingsIn } from '../core/settings/in-use';
import type { Telling } from '../core/snapshot';
import type { Task } from '../core/task';
import { type Book, readBook } from '../services/book';
import { ledgerIn } from '../services/ledger-tab';
import { ledgerLink } from '../services/links';
import type { Properties } from '../services/properties';
import { tellingIn } from '../services/telling';
import { waitingClicks } from './click-step';
import { type Situation, situationOf } from './situation';
import { viewOf } from './to-view';
import type { PageView } from './view';

export interface Desk {
  readonly book: Book;
  readonly tasks: ReadonlyMap<string, Task>;
  /** Lines that no tick has taken. */
  readonly activities: readonly Activity[];
  /** Of all lines that are kept. */
  readonly nonces: ReadonlySet<string>;
  /** How the services have answered the ticks. */
  readonly services: HealthOf;
  readonly telling: Telling;
  /** The build that ticks run; null before the first. */
  readonly ticks: string | null;
  /** The ledger's address. */
  readonly ledger: string;
}

/** @throws BookError where a tab is not what set-up made; NewerBook */
export function readDesk(properties: Properties): Desk {
  const book = readBook();
  const memory = readMemory(book.grids.state);
  const settings = settingsIn(book.grids.settings, memory);
  const telling = tellingIn(settings.general.language, properties);
  const { rows } = ledgerIn(book, telling.texts.sheet);
  return {
    book,
    tasks: new Map(rows.map(({ task }) => [task.key, task])),
    activities: readActivity(book.grids.activity),
    nonces: readNonces(book.grids.activity),
    services: memory.services,
    telling,
    ticks: memory.ticked.build?.id ?? null,
    ledger: ledgerLink(SpreadsheetApp.getActive().getUrl()),
  };
}

export function situationAt(desk: Desk, claim: LinkClaim, nowMs: number): Situation {
  const task = desk.tasks.get(claim.taskKey);
  return situationOf(claim, task, task ? waitingClicks(task, desk.activities) : [], nowMs);
}

/** @param task as it is shown; undefined where the ledger has none */
export function viewAt(
  desk: Desk,
  claim: LinkClaim,
  situation: Situation,
  task: Task | undefined,
  nowMs: number,
): PageView {
  const subject = task && { task, links: desk.telling.links(task), asked: claim.action };
  return viewOf(situation, subject, desk.ledger, nowMs);
}
