// The links of a task's card. Start and Finish carry a signed token and are the only way in which anybody acts.
import type { SnapshotLinks } from '../../../lambda-bridge/contract';
import { type LinkAction, type LinkCrypto, writeToken } from '../core/link-token';
import { TABS } from '../core/tabs';
import type { Task } from '../core/task';
import { linkCrypto } from './crypto';
import type { Properties } from './properties';

/** How long after its planned end a task can still be started or finished from its card. */
const VALID_AFTER_END_MS = 7 * 24 * 60 * 60_000;

/**
 * Both actions always have their link: the bridge shows the one that its card's state calls for, and a webhook may
 * change that state before the next snapshot comes.
 * @param bookUrl the spreadsheet's address, without a tab
 */
export function linksFor(
  properties: Pick<Properties, 'WEB_APP_URL' | 'LINK_SECRET'>,
  bookUrl: string,
): (task: Task) => SnapshotLinks {
  const crypto = linkCrypto(properties.LINK_SECRET);
  const ledger = ledgerLink(bookUrl);
  return (task) => ({
    start: actionLink(task, 'start', properties.WEB_APP_URL, crypto),
    finish: actionLink(task, 'finish', properties.WEB_APP_URL, crypto),
    runbook: task.runbook,
    event: task.eventLink,
    ledger,
    incident: task.incidentLink,
  });
}

/** Leads to the task's attempt as it is in the ledger now. */
export function actionLink(task: Task, action: LinkAction, webAppUrl: string, crypto: LinkCrypto): string {
  const expiresMs = Math.max(task.endMs, task.dueMs) + VALID_AFTER_END_MS;
  return `${webAppUrl}?t=${writeToken({ taskKey: task.key, attempt: task.attempt, action, expiresMs }, crypto)}`;
}

/** The Ledger tab, under the id that set-up gave it. */
export function ledgerLink(bookUrl: string): string {
  return `${bookUrl}#gid=${TABS.ledger.sheetId}`;
}
