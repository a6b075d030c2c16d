// What PagerDuty answered, parsed. Anything but a confirmed incident or a definite refusal is unknown.
import * as v from 'valibot';
import { bodyStartMs, type Incident } from '../core/incident';
import type { IncidentLog } from '../core/incident-log';
import { parseJson } from '../core/json';
import type { Finding } from '../core/plan/act';
import type { Outcome } from '../core/plan/conclude';
import type { IncidentsReading } from '../core/reading';
import type { Answer } from './fetch';

const reference = v.object({
  type: v.optional(v.string(), ''),
  summary: v.optional(v.nullable(v.string()), null),
});

const instant = v.pipe(v.string(), v.transform(Date.parse), v.number());

/** A reason of another kind, should there be one some day, says nothing of a merge. */
const mergeSchema = v.fallback(
  v.nullable(
    v.object({
      type: v.literal('merge_resolve_reason'),
      incident: v.object({
        id: v.pipe(v.string(), v.nonEmpty()),
        html_url: v.optional(v.nullable(v.string()), null),
      }),
    }),
  ),
  null,
);

const incidentSchema = v.object({
  id: v.string(),
  incident_key: v.optional(v.nullable(v.string()), null),
  status: v.picklist(['triggered', 'acknowledged', 'resolved']),
  created_at: instant,
  last_status_change_at: v.optional(v.nullable(instant), null),
  last_status_change_by: v.optional(v.nullable(reference), null),
  acknowledgements: v.optional(
    v.array(v.object({ at: v.optional(v.string(), ''), acknowledger: reference })),
    [],
  ),
  html_url: v.optional(v.nullable(v.string()), null),
  resolve_reason: v.optional(v.nullable(mergeSchema), null),
  body: v.optional(v.nullable(v.object({ details: v.optional(v.unknown()) })), null),
});

const oneSchema = v.object({ incident: incidentSchema });
const listSchema = v.object({
  incidents: v.array(incidentSchema),
  more: v.optional(v.nullable(v.boolean()), false),
});
const errorSchema = v.object({
  error: v.object({
    code: v.optional(v.number()),
    message: v.optional(v.string(), ''),
    errors: v.optional(v.array(v.string()), []),
  }),
});

export interface IncidentPage {
  readonly reading: IncidentsReading;
  readonly more: boolean;
}

export function readIncidentPage(answer: Answer): IncidentPage {
  if (answer.kind === 'none') return unreadPage(answer.reason);
  const parsed = v.safeParse(listSchema, parseJson(answer.text));
  if (answer.status !== 200 || !parsed.success) return unreadPage(`PagerDuty answered ${describe(answer)}`);
  const open = parsed.output.incidents.map(toIncident);
  return { reading: { kind: 'read', open }, more: parsed.output.more === true };
}

/** The answer to a look-up by key or to a GET by id. @param log what was read of that incident's log beside it */
export function readFinding(answer: Answer, log: IncidentLog | null = null): Finding {
  if (answer.kind === 'none') return { kind: 'unknown' };
  const body = parseJson(answer.text);
  // Only PagerDuty's own 404 says that there is no such incident, not one of a proxy on the way.
  if (answer.status === 404 && v.is(errorSchema, body)) return { kind: 'incidents', incidents: [], log };
  if (answer.status !== 200) return { kind: 'unknown' };
  const list = v.safeParse(listSchema, body);
  if (list.success) return { kind: 'incidents', incidents: list.output.incidents.map(toIncident), log };
  const one = v.safeParse(oneSchema, body);
  return one.success
    ? { kind: 'incidents', incidents: [toIncident(one.output.incident)], log }
    : { kind: 'unknown' };
}

const DUPLICATE_KEY = /matching dedup key already exists/i;
/** "Incident already resolved", "already acknowledged": somebody was quicker, so look again. */
const OVERTAKEN_CODES = new Set([1001, 1002]);

/** The answer to a create, acknowledge or resolve. */
export function readOutcome(answer: Answer): Outcome {
  if (answer.kind === 'none') return { kind: 'unknown' };
  const body = parseJson(answer.text);
  if (answer.status === 200 || answer.status === 201) {
    const one = v.safeParse(oneSchema, body);
    return one.success ? { kind: 'done', incident: toIncident(one.output.incident) } : { kind: 'unknown' };
  }
  const text = refusalText(answer);
  return text === null ? { kind: 'unknown' } : { kind: 'refused', text };
}

/** PagerDuty's definite no in its own words; null where the answer is none, or where looking again helps. */
export function refusalText({ status, text }: Extract<Answer, { kind: 'answer' }>): string | null {
  if (status === 429 || status >= 500 || status < 400) return null;
  const error = v.safeParse(errorSchema, parseJson(text));
  const { code, message, errors } = error.success
    ? error.output.error
    : { code: undefined, message: '', errors: [] };
  const words = [message, ...errors].filter(Boolean).join(' – ');
  if (DUPLICATE_KEY.test(words) || OVERTAKEN_CODES.has(code ?? 0)) return null;
  return `PagerDuty ${status}${words && `: ${words}`}`.slice(0, 300);
}

function toIncident(raw: v.InferOutput<typeof incidentSchema>): Incident {
  const by = raw.last_status_change_by;
  const acknowledged = raw.acknowledgements[raw.acknowledgements.length - 1]?.acknowledger;
  const details = raw.body?.details;
  const merged = raw.status === 'resolved' ? raw.resolve_reason?.incident : null;
  return {
    id: raw.id,
    key: raw.incident_key,
    status: raw.status,
    changedMs: raw.last_status_change_at ?? raw.created_at,
    changedBy: by && { kind: by.type.startsWith('service') ? 'service' : 'person', name: by.summary ?? '' },
    acknowledgedBy: acknowledged?.summary ?? null,
    createdMs: raw.created_at,
    link: raw.html_url,
    mergedInto: merged ? { id: merged.id, link: merged.html_url } : null,
    bodyStartMs: bodyStartMs(typeof details === 'string' ? details : null),
  };
}

function unreadPage(reason: string): IncidentPage {
  return { reading: { kind: 'unread', reason }, more: false };
}

function describe(answer: Extract<Answer, { kind: 'answer' }>): string {
  const error = v.safeParse(errorSchema, parseJson(answer.text));
  return error.success ? `${answer.status} (${error.output.error.message})` : String(answer.status);
}
