// Legacy V1 and V2 webhooks: `messages[]`, several incidents in one request, repeated in part or whole.
import * as v from 'valibot';
import { instantMs, textOrNull } from './fields';
import { type IncidentEvent, KIND_OF_TYPE, tellsNothing } from './incident-event';
import { decodeJson } from './json';

const bodySchema = v.object({ messages: v.array(v.record(v.string(), v.unknown())) });

const userV1 = v.fallback(v.nullable(v.object({ name: textOrNull })), null);
const resolveReason = v.fallback(v.nullable(v.object({ type: textOrNull })), null);
const incidentId = v.pipe(v.string(), v.nonEmpty());

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
    log_entries: v.fallback(
      v.array(v.object({ created_at: v.fallback(v.nullable(instantMs), null), agent: agentV2 })),
      [],
    ),
    incident: v.object({
      id: incidentId,
      incident_key: textOrNull,
      title: textOrNull,
      html_url: textOrNull,
      last_status_change_at: instantMs,
      last_status_change_by: agentV2,
      resolve_reason: resolveReason,
    }),
  }),
  v.transform(({ event, log_entries: [entry], incident }) => {
    const agent = entry?.agent ?? incident.last_status_change_by;
    return {
      type: event,
      occurredMs: entry?.created_at ?? incident.last_status_change_at,
      by: agent?.type?.startsWith('user') ? agent.summary : null,
      title: incident.title,
      incident,
    };
  }),
);

const messageSchema = v.union([messageV1, messageV2]);

/**
 * In the order in which they came. One bad message does not stop the others: PagerDuty would drop the whole batch.
 * @throws Undecodable where there is no list of messages
 */
export function decodeLegacy(body: Uint8Array): readonly IncidentEvent[] {
  const { messages } = decodeJson(body, bodySchema);
  return messages.flatMap((message) => {
    const result = v.safeParse(messageSchema, message);
    if (!result.success) return [];
    const { type, occurredMs, by, title, incident } = result.output;
    const kind = KIND_OF_TYPE.get(type);
    if (kind === undefined) return [];
    const event: IncidentEvent = {
      kind,
      incidentId: incident.id,
      incidentKey: incident.incident_key,
      occurredMs,
      by,
      title,
      url: incident.html_url,
    };
    return tellsNothing(event, incident.resolve_reason?.type ?? null) ? [] : [event];
  });
}
