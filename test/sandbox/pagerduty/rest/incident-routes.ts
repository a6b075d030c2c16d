// The routes under /incidents.
import * as v from 'valibot';
import type { VirtualClock } from '../../clock';
import type { Faults } from '../../faults';
import { json } from '../../http';
import type { Account } from '../account';
import type { Edits } from '../edits';
import type { Lifecycle } from '../lifecycle';
import type { Deed, User } from '../records';
import { argumentsRefused, invalid, Refusal } from '../refusal';
import { INCIDENT_INCLUDES, type IncidentInclude, type IncidentView } from '../render-incident';
import { ok, parse, type Route, refuseUnsimulated } from './exchange';
import { IncidentCreation } from './incident-create';
import { LIST_PARAMETERS, readTime, selectIncidents } from './incident-list';
import { IncidentUpdates } from './incident-update';
import { lagging, spoiltList } from './list-fault';
import { PAGING, page } from './paging';
import { findIncident } from './targets';

const MAX_NOTES = 2_000;
const MAX_SNOOZE_SECONDS = 604_800;

const noteSchema = v.strictObject({ note: v.strictObject({ content: v.string() }) });
const snoozeSchema = v.strictObject({ duration: v.pipe(v.number(), v.integer()) });

interface Parts {
  readonly clock: VirtualClock;
  readonly faults: Faults;
  readonly account: Account;
  readonly lifecycle: Lifecycle;
  readonly edits: Edits;
  readonly view: IncidentView;
}

export function incidentRoutes({ clock, faults, account, lifecycle, edits, view }: Parts): Route[] {
  const creation = new IncidentCreation(account, lifecycle, edits);
  const updates = new IncidentUpdates(account, lifecycle, edits);
  const byApi = (user: User): Deed => ({ agent: { kind: 'user', user }, channel: 'api' });
  return [
    {
      method: 'GET',
      path: '/incidents',
      run: ({ query }) => {
        refuseUnsimulated(query, [...PAGING, ...LIST_PARAMETERS]);
        const shown = lagging([...account.incidents.values()], faults, clock.nowMs);
        const found = spoiltList(selectIncidents(shown, query, clock.nowMs), query, faults);
        const include = readIncludes(query);
        return ok(page('incidents', found, query, (incident) => view.incident(incident, include)));
      },
    },
    {
      method: 'POST',
      path: '/incidents',
      needsFrom: true,
      run: ({ body, requester }) =>
        json(201, { incident: view.incident(creation.create(body, requester())) }),
    },
    {
      method: 'PUT',
      path: '/incidents',
      needsFrom: true,
      run: ({ body, query, requester }) => {
        refuseUnsimulated(query, []);
        const incidents = updates.many(body, requester()).map((incident) => view.incident(incident));
        return ok({ incidents });
      },
    },
    {
      method: 'GET',
      path: '/incidents/{id}',
      run: ({ id, query }) => {
        refuseUnsimulated(query, ['include[]']);
        return ok({ incident: view.incident(findIncident(account, id), readIncludes(query)) });
      },
    },
    {
      method: 'PUT',
      path: '/incidents/{id}',
      needsFrom: true,
      run: ({ id, body, requester }) => ok({ incident: view.incident(updates.one(id, body, requester())) }),
    },
    {
      method: 'GET',
      path: '/incidents/{id}/notes',
      run: ({ id }) => ok({ notes: findIncident(account, id).notes.map(view.note) }),
    },
    {
      method: 'POST',
      path: '/incidents/{id}/notes',
      needsFrom: true,
      run: ({ id, body, requester }) => {
        const { note } = parse(noteSchema, body);
        const incident = findIncident(account, id);
        if (note.content.trim() === '') throw invalid('Content cannot be empty');
        if (incident.notes.length >= MAX_NOTES)
          throw argumentsRefused(`An incident has at most ${MAX_NOTES} notes`);
        const user = requester();
        return ok({ note: view.note(edits.note(incident, note.content, user, byApi(user))) });
      },
    },
    {
      method: 'POST',
      path: '/incidents/{id}/snooze',
      needsFrom: true,
      run: ({ id, body, requester }) => {
        const { duration } = parse(snoozeSchema, body);
        const incident = findIncident(account, id);
        if (duration < 1 || duration > MAX_SNOOZE_SECONDS) {
          throw new Refusal({
            status: 400,
            code: 1013,
            message: 'Snooze Duration is Invalid',
            malformed: true,
          });
        }
        if (incident.status !== 'acknowledged') {
          throw new Refusal({ status: 400, code: 1012, message: 'Incident is not Acknowledged' });
        }
        lifecycle.snooze(incident, duration, byApi(requester()));
        return json(201, { incident: view.incident(incident) });
      },
    },
    {
      method: 'GET',
      path: '/incidents/{id}/log_entries',
      run: ({ id, query }) => {
        refuseUnsimulated(query, [...PAGING, 'since', 'until']);
        const incident = findIncident(account, id);
        const sinceMs = readTime(query.get('since')) ?? 0;
        const untilMs = readTime(query.get('until')) ?? Number.MAX_SAFE_INTEGER;
        const entries = incident.log.filter(({ atMs }) => atMs >= sinceMs && atMs < untilMs).reverse();
        return ok(page('log_entries', entries, query, (entry) => view.logEntry(incident, entry)));
      },
    },
  ];
}

/** Teams, priorities and conference bridges hold nothing that could be expanded, so asking for them is harmless. */
function readIncludes(query: URLSearchParams): ReadonlySet<IncidentInclude> {
  const asked = query.getAll('include[]');
  return new Set(INCIDENT_INCLUDES.filter((name) => asked.includes(name)));
}
