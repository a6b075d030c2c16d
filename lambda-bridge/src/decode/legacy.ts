// Legacy V1 and V2 webhooks: `messages[]`, several incidents in one request, repeated in part or whole.
import * as v from 'valibot';
import { incidentId, instantMs, textOrNull } from './fields';
import { type IncidentEvent, KIND_OF_TYPE, tellsNothing } from './incident-event';
import { decodeJson, describeIssues } from './json';

const bodySchema = v.object({ messages: v.array(v.unknown()) });

const userV1 = v.fallback(v.nullable(v.object({ name: textOrNull })), null);
const resolveReason = v.fallback(v.nullable(v.object({ type: textOrNull })), null);
const timeOrNull = v.fallback(v.nullable(instantMs), null);

const messageV1 = v.pipe(
  v.object({
    type: v.string(),
    created_on: instantMs,
    data: v.object({
      incident: v.object({
        id: incidentId,
        incident_key: textOrNull,
        html_url: textOrNull,
        last_status_change_by: userV1,
        resolved_by_user: userV1,
        resolve_reason: resolveReason,
        trigger_summary_data: v.fallback(v.nullable(v.object({ subject: textOrNull })), null),
      }),
    }),
  }),
  v.transform(({ type, created_on, data: { incident } }) => ({
    type,
    occurredMs: created_on,
    by: incident.resolved_by_user?.name ?? incident.last_status_change_by?.name ?? null,
    title: incident.trigger_summary_data?.subject ?? null,
    incident,
  })),
);

const agentV2 = v.fallback(v.nullable(v.object({ type: textOrNull, summary: textOrNull })), null);

const messageV2 = v.pipe(
  v.object({
    event: v.string(),
    created_on: timeOrNull,
    log_entries: v.fallback(v.array(v.object({ created_at: timeOrNull, agent: agentV2 })), []),
    incident: v.object({
      id: incidentId,
      incident_key: textOrNull,
      title: textOrNull,
      html_url: textOrNull,
      last_status_change_at: timeOrNull,
      last_status_change_by: agentV2,
      resolve_reason: resolveReason,
    }),
  }),
  v.transform(({ event, created_on, log_entries: [entry], incident }) => {
    const agent = entry?.agent ?? incident.last_status_change_by;
    return {
      type: event,
      occurredMs: entry?.created_at ?? incident.last_status_change_at ?? created_on,
      by: agent?.type?.startsWith('user') ? agent.summary : null,
      title: incident.title,
      incident,
    };
  }),
);

const typeV1 = v.object({ type: v.string(), data: v.unknown() });
const typeV2 = v.object({ event: v.string() });

/** A message that tells a card nothing is null, one that cannot be read says why. */
type Reading = IncidentEvent | null | { readonly unreadable: string };

/**
 * In the order in which they came. One bad message does not stop the others: PagerDuty would drop the whole batch.
 * @returns the events, and why the messages that cannot be read cannot
 * @throws Undecodable where there is no list of messages
 */
export function decodeLegacy(body: Uint8Array): {
  readonly events: readonly IncidentEvent[];
  readonly unreadable: readonly string[];
} {
  const readings = decodeJson(body, bodySchema).messages.map(readMessage);
  return {
    events: readings.flatMap((each) => (each !== null && 'kind' in each ? [each] : [])),
    unreadable: readings.flatMap((each) => (each !== null && 'unreadable' in each ? [each.unreadable] : [])),
  };
}

function readMessage(message: unknown): Reading {
  const isV1 = v.is(typeV1, message);
  const type = isV1 ? message.type : v.is(typeV2, message) ? message.event : null;
  if (type === null) return { unreadable: 'neither V1 nor V2' };
  const kind = KIND_OF_TYPE.get(type);
  if (kind === undefined) return null;
  const result = v.safeParse(isV1 ? messageV1 : messageV2, message);
  if (!result.success) return { unreadable: describeIssues(result.issues) };
  const { occurredMs, by, title, incident } = result.output;
  if (occurredMs === null) return { unreadable: 'no time says when it happened' };
  const event: IncidentEvent = {
    kind,
    incidentId: incident.id,
    incidentKey: incident.incident_key,
    occurredMs,
    by,
    title,
    url: incident.html_url,
  };
  return tellsNothing(event, incident.resolve_reason?.type ?? null) ? null : event;
}
