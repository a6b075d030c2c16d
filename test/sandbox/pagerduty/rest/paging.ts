// Classic pagination: 25 a page unless asked, 100 at most, the first 10,000 only (docs, "Pagination").
import { invalid, Refusal } from '../refusal';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;
const REACH = 10_000;

export const PAGING = ['limit', 'offset', 'total'] as const;

/** The asked-for page of `all` under `name`, with the fields that describe it. */
export function page<T>(name: string, all: readonly T[], query: URLSearchParams, show: (item: T) => unknown) {
  const limit = readCount(query, 'limit', DEFAULT_LIMIT);
  const offset = readCount(query, 'offset', 0);
  if (limit < 1 || limit > MAX_LIMIT) throw invalid(`limit must be between 1 and ${MAX_LIMIT}`);
  if (offset + limit > REACH) {
    throw new Refusal({
      status: 400,
      code: 2002,
      message: 'Arguments Caused Error',
      details: [
        `Offset+limit exceeds maximum allowed value of ${REACH}. Please try to refine your search to reduce the returned set of records below this number, like adding a date range.`,
      ],
      malformed: true,
    });
  }
  return {
    [name]: all.slice(offset, offset + limit).map(show),
    limit,
    offset,
    more: all.length > offset + limit,
    total: query.get('total') === 'true' ? all.length : null,
  };
}

function readCount(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  if (!/^\d+$/.test(text)) throw invalid(`${name} must be a whole number`);
  return Number(text);
}
