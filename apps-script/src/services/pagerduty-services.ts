// The services of the PagerDuty account, to choose from.
import * as v from 'valibot';
import { parseJson } from '../core/json';
import { PAGE_SIZE, type PagerDutyAccess, read } from './pagerduty';
import { probe } from './probe';

export interface ListedService {
  readonly id: string;
  readonly name: string;
}

const pageSchema = v.object({
  services: v.array(v.object({ id: v.string(), name: v.string() })),
  more: v.optional(v.nullable(v.boolean()), false),
});
/** Whoever has more of them types the id. */
const MOST_PAGES = 10;

/** Null where PagerDuty did not say. */
export function listedServices(access: PagerDutyAccess): readonly ListedService[] | null {
  const found: ListedService[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const [answer] = probe([read(access, `/services?limit=${PAGE_SIZE}&offset=${found.length}`)]);
    if (answer?.kind !== 'answer' || answer.status !== 200) return null;
    const parsed = v.safeParse(pageSchema, parseJson(answer.text));
    if (!parsed.success) return null;
    found.push(...parsed.output.services);
    if (parsed.output.more !== true) break;
  }
  return found;
}
