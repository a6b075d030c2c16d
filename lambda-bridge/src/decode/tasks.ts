// What Apps Script posts: snapshots and notices, each entry parsed by itself, so that a bad one stops no other.
import * as v from 'valibot';
import type { CheckRequest, Notice, Snapshot } from '../../contract';
import { incidentId, instant, MAX_TEXT, shortened } from './fields';
import { decodeJson, describeIssues } from './json';

const MAX_NOTICE_TEXT = 5_000;
/** Longer ones would make no link either, and a part of an address is another address. */
const MAX_URL = 2_000;
/** It names an item of the table, whose key has 2,048 bytes at most. */
const MAX_ID = 200;
const MAX_CHANNEL = 100;

const named = (chars: number, what: string) =>
  v.pipe(
    v.string(),
    v.check((value) => value.length <= chars && !/[\p{Cc}\p{Cs}]/u.test(value), what),
  );
const text = shortened(MAX_TEXT);
const noticeText = shortened(MAX_NOTICE_TEXT);
const textOrNull = v.optional(v.nullable(text), null);
const urlOrNull = v.optional(
  v.nullable(
    v.pipe(
      v.string(),
      v.transform((value) => (value.length <= MAX_URL ? value : null)),
    ),
  ),
  null,
);
const name = v.pipe(v.string(), v.nonEmpty());
const id = v.pipe(named(MAX_ID, `an id of at most ${MAX_ID} characters`), v.nonEmpty());
const channel = named(MAX_CHANNEL, 'a Slack channel id');
const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const minutes = v.pipe(v.number(), v.finite());

const reasonSchema = v.object({
  kind: v.picklist(['moved', 'postponed', 'deleted', 'atEnd', 'refused', 'swallowed', 'timer']),
  at: v.optional(v.nullable(instant), null),
  text: textOrNull,
});

const stateSchema = v.picklist(['upcoming', 'opening', 'failed', 'open', 'started', 'done', 'cancelled']);

/** More notices about one task at once than a card can remember would be told again and again. */
const MAX_NOTICES = 20;

const snapshotSchema = v.object({
  taskKey: name,
  incidentKey: v.pipe(name, v.maxLength(64)),
  incidentId: v.optional(v.nullable(incidentId), null),
  attempt: v.pipe(natural, v.minValue(1)),
  rev: natural,
  state: stateSchema,
  at: instant,
  title: text,
  customer: text,
  startAt: instant,
  endAt: instant,
  allDay: v.boolean(),
  dueAt: instant,
  lateMinutes: minutes,
  by: textOrNull,
  reason: v.optional(v.nullable(reasonSchema), null),
  note: textOrNull,
  channel,
  mention: textOrNull,
  remindEveryMinutes: minutes,
  locale: v.picklist(['ja', 'en']),
  links: v.object({
    start: urlOrNull,
    finish: urlOrNull,
    runbook: urlOrNull,
    event: urlOrNull,
    ledger: urlOrNull,
    incident: urlOrNull,
  }),
  expect: v.nullable(
    v.object({ state: stateSchema, by: textOrNull, reason: v.optional(v.nullable(reasonSchema), null) }),
  ),
  notices: v.pipe(
    v.array(
      v.object({
        id,
        kind: v.picklist(['reminder', 'overrun', 'hold', 'digest', 'fault']),
        text: noticeText,
      }),
    ),
    v.maxLength(MAX_NOTICES),
  ),
}) satisfies v.GenericSchema<unknown, Snapshot>;

const noticeSchema = v.object({
  id,
  at: instant,
  level: v.picklist(['info', 'warning', 'error']),
  text: noticeText,
  channel,
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
