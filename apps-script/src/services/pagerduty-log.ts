// The log of an incident, as far as it tells of resolves.
import * as v from 'valibot';
import type { Answer } from './fetch';
import { parseJson } from './json';

const logSchema = v.object({ log_entries: v.array(v.object({ id: v.string(), type: v.string() })) });

/** Ids of the log's resolve entries; null where the answer proves nothing. */
export function readResolves(answer: Answer | undefined): readonly string[] | null {
  if (answer?.kind !== 'answer' || answer.status !== 200) return null;
  const parsed = v.safeParse(logSchema, parseJson(answer.text));
  if (!parsed.success) return null;
  return parsed.output.log_entries.filter(({ type }) => type === 'resolve_log_entry').map(({ id }) => id);
}
