// The ledger's columns, each with the field that it shows. Found by header; users' own columns stay.
import * as v from 'valibot';
import { TASK_STATES } from '../task';
import { SKIP_REASONS } from '../texts';
import {
  count,
  instant,
  instantOrNull,
  json,
  type LedgerColumn,
  needed,
  oneOf,
  oneOfOrNull,
  text,
  textOrNull,
  timeZone,
  yes,
} from './column';

const ms = v.pipe(v.number(), v.integer());
const textOrNothing = v.nullable(v.string());

const reasonSchema = v.object({
  kind: v.picklist(['moved', 'postponed', 'deleted', 'atEnd', 'refused', 'swallowed', 'timer']),
  at: textOrNothing,
  text: textOrNothing,
});

const intentSchema = v.object({
  service: v.string(),
  policy: textOrNothing,
  urgency: v.picklist(['high', 'low']),
  from: v.string(),
  title: v.string(),
  startMs: ms,
  dueMs: ms,
  atMs: ms,
  waitedFromMs: v.optional(v.nullable(ms), null),
});

const clicked = { by: v.string(), note: textOrNothing, atMs: ms };
const pendingSchema = v.variant('action', [
  v.object({ action: v.picklist(['start', 'finish']), ...clicked }),
  v.object({ action: v.literal('postpone'), ...clicked, untilMs: ms }),
]);

const refusalSchema = v.object({ text: v.string(), sinceMs: ms, nextMs: ms, count: ms });
const mergedSchema = v.object({ from: v.string(), atMs: ms });

export const KEY_HEADER = 'Task key';
/** Of the calendar's id and the event's. */
export const EVENT_HEADERS = ['Calendar ID', 'Event ID'] as const;
/** On whose day an event is, the surer one first. */
export const START_HEADERS = ['Start', 'Due'] as const;

/**
 * What people look at comes first, what only Toban needs stands at the right. `needed`: without the incident's id, the
 * intents and what was delivered a task would be opened, closed or told again and again.
 */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  oneOf('State', 'state', TASK_STATES),
  instant(START_HEADERS[1], 'dueMs'),
  text('Customer', 'customer'),
  text('Title', 'title'),
  textOrNull('Who', 'by'),
  count('Late (min)', 'lateMinutes'),
  textOrNull('Note', 'note'),
  instant(START_HEADERS[0], 'startMs'),
  instant('End', 'endMs'),
  instantOrNull('Opened', 'openedMs'),
  instantOrNull('Started', 'startedMs'),
  instantOrNull('Done', 'doneMs'),
  textOrNull('Finished by', 'finishedBy'),
  textOrNull('Runbook', 'runbook'),
  textOrNull('Assignee', 'assignee'),
  textOrNull('Incident', 'incidentLink'),
  textOrNull('Event', 'eventLink'),
  text(KEY_HEADER, 'key'),
  text(EVENT_HEADERS[0], 'calendarId'),
  text(EVENT_HEADERS[1], 'eventId'),
  count('Attempt', 'attempt', 1),
  needed(textOrNull('Incident ID', 'incidentId')),
  instant('Since', 'sinceMs'),
  yes('All day', 'allDay'),
  timeZone('Time zone', 'timeZone'),
  text('PagerDuty service', 'service'),
  textOrNull('Escalation policy', 'policy'),
  oneOf('Urgency', 'urgency', ['high', 'low']),
  text('From (email)', 'from'),
  text('Slack channel (ID)', 'channel'),
  textOrNull('Mention on reminder', 'mention'),
  count('Remind every (min)', 'remindEveryMinutes', 1),
  oneOf('Finish', 'finish', ['manual', 'at end']),
  json('Reason', 'reason', reasonSchema),
  needed(json('Intent', 'intent', intentSchema)),
  needed(json('Closing', 'closing', reasonSchema)),
  needed(json('Pending', 'pending', pendingSchema)),
  count('Reminders', 'reminders'),
  count('Overruns', 'overruns'),
  needed(count('Rev', 'rev')),
  needed(count('Delivered', 'delivered')),
  instantOrNull('Postponed to', 'postponedMs'),
  textOrNull('Postponed by', 'postponedBy'),
  json('Merged', 'merged', mergedSchema),
  json('Refusal', 'refusal', refusalSchema),
  oneOfOrNull('Skipped for', 'skippedFor', SKIP_REASONS),
  instantOrNull('Still open', 'stillOpenMs'),
];
