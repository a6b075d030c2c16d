// Lists of incidents that are behind, incomplete or in any order, as faults say.
import type { Faults } from '../../faults';
import type { Incident, IncidentStatus, LogKind } from '../records';
import { Refusal } from '../refusal';

const STATUS_AFTER: Partial<Record<LogKind, IncidentStatus>> = {
  trigger: 'triggered',
  acknowledge: 'acknowledged',
  unacknowledge: 'triggered',
  resolve: 'resolved',
};

/** The incidents as lists show them: each as it was before the lag, and not yet where it is younger. */
export function lagging(all: readonly Incident[], faults: Faults, nowMs: number): readonly Incident[] {
  const { lag = 0 } = faults.of('pagerduty');
  if (lag === 0) return all;
  return all.flatMap((incident) => {
    const last = incident.log.findLast(({ kind, atMs }) => kind in STATUS_AFTER && atMs <= nowMs - lag);
    const status = last && STATUS_AFTER[last.kind];
    return status ? [{ ...incident, status }] : [];
  });
}

/** @param found what the query finds, in its order */
export function spoiltList(
  found: readonly Incident[],
  query: URLSearchParams,
  faults: Faults,
): readonly Incident[] {
  // Of a look-up by key there is no half.
  if (query.has('incident_key')) return found;
  switch (faults.of('pagerduty').list) {
    case 'cut':
      return found.slice(0, found.length / 2);
    case 'shuffled':
      return found
        .map((incident) => ({ incident, place: faults.chance() }))
        .sort((one, other) => one.place - other.place)
        .map(({ incident }) => incident);
    case 'noPage2':
      if (Number(query.get('offset') ?? 0) === 0) return found;
      throw new Refusal({ status: 500, code: 2000, message: 'Internal Server Error' });
    case 'empty':
      return [];
    default:
      return found;
  }
}
