// What Apps Script posts: snapshots and notices, each entry parsed by itself, so that a bad one stops no other.
import * as v from 'valibot';
import type { CheckRequest, Notice, Snapshot } from '../../contract';
import { decodeJson, describeIssues } from './json';

const text = v.string();
const name = v.pipe(v.string(), v.nonEmpty());
const textOrNull = v.optional(v.nullable(v.string()), null);
const time = v.pipe(
  v.string(),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'an ISO 8601 time'),
);
const natural = v.pipe(v.number(), v.integer(), v.minValue(0));

const reasonSchema = v.object({
  kind: v.picklist(['moved', 'postponed', 'deleted', 'atEnd', 'refused', 'swallowed', 'timer']),
  at: v.optional(v.nullable(time), null),
  text: textOrNull,
});

const stateSchema = v.picklist(['upcoming', 'opening', 'failed', 'open', 'started', 'done', 'cancelled']);

/** More notices about one task at once than a card can remember would be told again and again. */
const MAX_NOTICES = 20;

const snapshotSchema = v.object({
  taskKey: name,
  incidentKey: v.pipe(name, v.maxLength(64)),
  incidentId: textOrNull,
  attempt: v.pipe(natural, v.minValue(1)),
  rev: natural,
  state: stateSchema,
  at: time,
  title: text,
  customer: text,
  startAt: time,
  endAt: time,
  allDay: v.boolean(),
  dueAt: time,
  lateMinutes: v.number(),
  by: textOrNull,
  reason: v.optional(v.nullable(reasonSchema), null),
  note: textOrNull,
  channel: text,
  mention: textOrNull,
  remindEveryMinutes: v.number(),
  locale: v.picklist(['ja', 'en']),
  links: v.object({
    start: textOrNull,
    finish: textOrNull,
    runbook: textOrNull,
    event: textOrNull,
    ledger: textOrNull,
    incident: textOrNull,
  }),
  expect: v.nullable(
    v.object({ state: stateSchema, by: textOrNull, reason: v.optional(v.nullable(reasonSchema), null) }),
  ),
  notices: v.pipe(
    v.array(
      v.object({ id: name, kind: v.picklist(['reminder', 'overrun', 'hold', 'digest', 'fault']), text }),
    ),
    v.maxLength(MAX_NOTICES),
  ),
}) satisfies v.GenericSchema<unknown, Snapshot>;

const noticeSchema = v.object({
  id: name,
  at: time,
  level: v.picklist(['info', 'warning', 'error']),
  text,
  channel: text,
  mention: textOrNull,
}) satisfies v.GenericSchema<unknown, Notice>;

const requestSchema = v.object({
  snapshots: v.array(v.unknown()),
  notices: v.optional(v.array(v.unknown()), []),
});

const checkSchema = v.object({ channels: v.array(name) }) satisfies v.GenericSchema<unknown, CheckRequest>;

/** An entry as it was meant, or why it cannot be read; `id` is what the answer calls it. */
export type Entry<T> =
  | { readonly kind: 'good'; readonly id: string; readonly value: T }
  | { readonly kind: 'bad'; readonly id: string; readonly error: string };

/** @throws Undecodable where the request as a whole is none */
export function decodeTasks(body: Uint8Array): {
  readonly snapshots: readonly Entry<Snapshot>[];
  readonly notices: readonly Entry<Notice>[];
} {
  const request = decodeJson(body, requestSchema);
  return {
    snapshots: request.snapshots.map((entry) => parseEntry(entry, 'taskKey', snapshotSchema)),
    notices: request.notices.map((entry) => parseEntry(entry, 'id', noticeSchema)),
  };
}

/** @throws Undecodable */
export function decodeCheck(body: Uint8Array): CheckRequest {
  return decodeJson(body, checkSchema);
}

function parseEntry<T>(entry: unknown, idField: string, schema: v.GenericSchema<unknown, T>): Entry<T> {
  const named = v.safeParse(v.object({ [idField]: v.string() }), entry);
  const id = named.success ? (named.output[idField] ?? '') : '';
  const result = v.safeParse(schema, entry);
  return result.success
    ? { kind: 'good', id, value: result.output }
    : { kind: 'bad', id, error: describeIssues(result.issues) };
}
