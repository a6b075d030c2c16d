// The log of an incident, parsed. A log that is not whole in the answer tells its latest part, which is what matters.
import * as v from 'valibot';
import type { IncidentLog, LogEntry } from '../core/incident-log';
import { parseJson } from '../core/json';
import type { Answer } from './fetch';

const agentSchema = v.object({
  id: v.optional(v.nullable(v.string()), null),
  type: v.optional(v.nullable(v.string()), null),
  summary: v.optional(v.nullable(v.string()), null),
});

const logSchema = v.object({
  log_entries: v.array(
    v.object({
      type: v.string(),
      created_at: v.pipe(v.string(), v.transform(Date.parse), v.number()),
      agent: v.fallback(v.nullable(agentSchema), null),
    }),
  ),
});

/** The documents give acknowledgements two names, and none for a reopening: it is a trigger, or not in the log. */
const KINDS: ReadonlyMap<string, LogEntry['kind']> = new Map([
  ['trigger_log_entry', 'trigger'],
  ['reopen_log_entry', 'trigger'],
  ['acknowledge_log_entry', 'acknowledge'],
  ['acknowledgement_log_entry', 'acknowledge'],
  ['unacknowledge_log_entry', 'unacknowledge'],
  ['resolve_log_entry', 'resolve'],
]);

/** PagerDuty gives the latest entry first. @returns null where no log was read */
export function readLog(answer: Answer | undefined): IncidentLog | null {
  if (answer?.kind !== 'answer' || answer.status !== 200) return null;
  const parsed = v.safeParse(logSchema, parseJson(answer.text));
  if (!parsed.success) return null;
  const entries = parsed.output.log_entries.flatMap(({ type, created_at, agent }): LogEntry[] => {
    const kind = KINDS.get(type);
    const by = agent?.type?.startsWith('user') ? agent.summary : null;
    return kind ? [{ kind, atMs: created_at, agentId: agent?.id ?? null, by: by ?? null }] : [];
  });
  return entries.reverse().sort((left, right) => left.atMs - right.atMs);
}
