// GET /incidents: which incidents a query asks for, and in which order.
import type { Incident, IncidentStatus, Urgency } from '../records';
import { invalid, Refusal } from '../refusal';

/** The dates default to the last 30 days, and may span six months. */
const DEFAULT_RANGE_MS = 30 * 86_400_000;
const MAX_RANGE_MONTHS = 6;

export const LIST_PARAMETERS = [
  'date_range',
  'incident_key',
  'service_ids[]',
  'user_ids[]',
  'urgencies[]',
  'statuses[]',
  'sort_by',
  'since',
  'until',
  'include[]',
] as const;

export function selectIncidents(all: readonly Incident[], query: URLSearchParams, nowMs: number): Incident[] {
  const range = query.get('date_range') === 'all' ? undefined : readRange(query, nowMs);
  const key = query.get('incident_key');
  const services = query.getAll('service_ids[]');
  const users = query.getAll('user_ids[]');
  const urgencies = query.getAll('urgencies[]') as Urgency[];
  const statuses = query.getAll('statuses[]') as IncidentStatus[];
  // A public bug: an empty key finds every open incident instead of none (facts).
  const wanted: IncidentStatus[] =
    key === '' && statuses.length === 0 ? ['triggered', 'acknowledged'] : statuses;
  const found = all.filter(
    (incident) =>
      (!range || (incident.createdMs >= range.sinceMs && incident.createdMs < range.untilMs)) &&
      (!key || incident.key === key) &&
      (services.length === 0 || services.includes(incident.service.id)) &&
      (users.length === 0 || incident.assignments.some(({ user }) => users.includes(user.id))) &&
      (urgencies.length === 0 || urgencies.includes(incident.urgency)) &&
      (wanted.length === 0 || wanted.includes(incident.status)),
  );
  return found.sort(orderOf(query.get('sort_by') ?? 'incident_number'));
}

function readRange(query: URLSearchParams, nowMs: number) {
  const untilMs = readTime(query.get('until')) ?? nowMs + 1;
  const sinceMs = readTime(query.get('since')) ?? untilMs - DEFAULT_RANGE_MS;
  const longest = new Date(sinceMs);
  longest.setUTCMonth(longest.getUTCMonth() + MAX_RANGE_MONTHS);
  if (untilMs < sinceMs || untilMs > longest.getTime()) {
    throw new Refusal({ status: 400, code: 2005, message: 'Invalid Query Date Range', malformed: true });
  }
  return { sinceMs, untilMs };
}

export function readTime(text: string | null): number | undefined {
  if (text === null) return undefined;
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return ms;
  const message = "Invalid time values in 'since' and/or 'until' parameters";
  throw new Refusal({ status: 400, code: 2004, message, malformed: true });
}

const SORT_KEYS: Record<string, (incident: Incident) => number> = {
  incident_number: (incident) => incident.number,
  created_at: (incident) => incident.createdMs,
  resolved_at: (incident) => incident.resolvedMs ?? Number.MAX_SAFE_INTEGER,
  urgency: (incident) => (incident.urgency === 'high' ? 1 : 0),
};

function orderOf(sortBy: string): (a: Incident, b: Incident) => number {
  const orders = sortBy.split(',').map((field) => {
    const [name = '', direction = 'asc'] = field.split(':');
    const read = SORT_KEYS[name];
    if (!read || !['asc', 'desc'].includes(direction)) throw invalid(`sort_by cannot be "${sortBy}"`);
    return (a: Incident, b: Incident) => (read(a) - read(b)) * (direction === 'asc' ? 1 : -1);
  });
  return (a, b) => orders.map((order) => order(a, b)).find((result) => result !== 0) ?? a.number - b.number;
}
