// Reads of a check, all in one round trip. Where one address is dead, `fetchAll` loses the answers of all: then each host
// is asked alone.
import type { RawAnswer } from '../core/checkup/seen';
import { messageOf, type Request, sendAll } from './fetch';

/** One answer a request, in order. */
export function probe(requests: readonly Request[]): RawAnswer[] {
  if (requests.length === 0) return [];
  const together = tried(requests);
  if (together.every((each) => each.kind === 'answer')) return together;
  const answers = new Map<Request, RawAnswer>();
  for (const host of new Set(requests.map(hostOf))) {
    const own = requests.filter((each) => hostOf(each) === host);
    const given = tried(own);
    own.forEach((request, index) => void answers.set(request, given[index] ?? { kind: 'none', reason: '' }));
  }
  return requests.map((request) => answers.get(request) ?? { kind: 'none', reason: 'no answer' });
}

function tried(requests: readonly Request[]): RawAnswer[] {
  try {
    return sendAll(requests);
  } catch (error) {
    // Google names the whole address in its message, which may be long.
    const reason = messageOf(error).slice(0, MOST_SHOWN);
    return requests.map(() => ({ kind: 'none', reason }));
  }
}

const MOST_SHOWN = 120;

/** `https://host.example:443`; two paths of the same host fail together. */
function hostOf({ url }: Request): string {
  return /^[a-z]+:\/\/[^/?#]+/i.exec(url)?.[0] ?? url;
}
