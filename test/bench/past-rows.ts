// Ledger rows of work that is done, as Toban itself would have left them.

import { LEDGER_COLUMNS } from '../../apps-script/src/core/ledger/columns';
import { ledgerCells } from '../../apps-script/src/core/ledger/ledger';
import { done } from '../apps-script/core/builders';
import type { PastWork } from './world';

const HOUR_MS = 3_600_000;
const HEADERS = LEDGER_COLUMNS.map((column) => column.header);

/** @returns the row's cells in the order of Toban's own columns */
export function pastRow({ calendarId, eventId, hoursAgo }: PastWork, nowMs: number): readonly string[] {
  const startMs = nowMs - hoursAgo * HOUR_MS;
  const row = done({
    key: `${calendarId}/${eventId}`,
    calendarId,
    eventId,
    title: `Check of the nightly backup ${eventId}`,
    customer: calendarId.split('@')[0] ?? '',
    ...{ startMs, dueMs: startMs, endMs: startMs + HOUR_MS / 2 },
    ...{ openedMs: startMs, startedMs: startMs + 60_000, doneMs: startMs + HOUR_MS / 2 },
    ...{ sinceMs: startMs + HOUR_MS / 2, rev: startMs + HOUR_MS / 2, delivered: startMs + HOUR_MS / 2 },
    incidentId: `Q${eventId}`,
    incidentLink: `https://acme.pagerduty.com/incidents/Q${eventId}`,
    eventLink: `https://www.google.com/calendar/event?eid=${eventId}`,
    runbook: 'https://wiki.example.com/runbooks/nightly-backup',
  });
  const cells = ledgerCells(row, HEADERS);
  return HEADERS.map((_, place) => cells.get(place) ?? '');
}
