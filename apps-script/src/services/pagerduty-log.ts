// The log of an incident, as far as it tells of resolves.
import * as v from 'valibot';
import { parseJson } from '../core/json';
import type { Answer } from './fetch';

const logSchema = v.object({
  log_entries: v.array(v.object({ type: v.string(), created_at: v.string() })),
});

/** When the incident was resolved, each time, epoch milliseconds of whole seconds; null where no log was read. */
export function readResolves(answer: Answer | undefined): readonly number[] | null {
  if (answer?.kind !== 'answer' || answer.status !== 200) return null;
  const parsed = v.safeParse(logSchema, parseJson(answer.text));
  if (!parsed.success) return null;
  const resolves = parsed.output.log_entries.filter(({ type }) => type === 'resolve_log_entry');
  return resolves.map((entry) => Date.parse(entry.created_at));
}
