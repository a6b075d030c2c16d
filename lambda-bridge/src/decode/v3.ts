// V3 webhooks: one event a request. Unknown types and fields are no error; 2021 bodies lack incident_key.
import * as v from 'valibot';
import { incidentId, instantMs, textOrNull } from './fields';
import { type IncidentEvent, KIND_OF_TYPE, tellsNothing } from './incident-event';
import { decodeJson } from './json';

const envelopeSchema = v.object({ event: v.object({ event_type: v.string() }) });

const agentSchema = v.fallback(v.nullable(v.object({ type: textOrNull, summary: textOrNull })), null);

const incidentEventSchema = v.object({
  event: v.object({
    event_type: v.string(),
    occurred_at: instantMs,
    agent: agentSchema,
    data: v.object({
      id: incidentId,
      incident_key: textOrNull,
      title: textOrNull,
      html_url: textOrNull,
      resolve_reason: v.fallback(v.nullable(v.object({ type: textOrNull })), null),
    }),
  }),
});

/**
 * @returns null for whatever tells a card nothing: notes, responders, status updates, pings, types not yet invented
 * @throws Undecodable
 */
export function decodeV3(body: Uint8Array): IncidentEvent | null {
  const kind = KIND_OF_TYPE.get(decodeJson(body, envelopeSchema).event.event_type);
  if (kind === undefined) return null;
  const { occurred_at, agent, data } = decodeJson(body, incidentEventSchema).event;
  const event: IncidentEvent = {
    kind,
    incidentId: data.id,
    incidentKey: data.incident_key,
    occurredMs: occurred_at,
    by: agent?.type?.startsWith('user') ? agent.summary : null,
    title: data.title,
    url: data.html_url,
  };
  return tellsNothing(event, data.resolve_reason?.type ?? null) ? null : event;
}
