// Services, escalation policies, users and abilities, all read-only.
import type { Account } from '../account';
import type { MaintenanceWindow } from '../records';
import { argumentsRefused, invalid, notFound } from '../refusal';
import type { DirectoryView } from '../render-directory';
import { ok, type Route, refuseUnsimulated } from './exchange';
import { PAGING, page } from './paging';

/** What this account may do, by name: urgencies and priorities, but no teams. */
const ABILITIES = [
  'urgencies',
  'manage_schedules',
  'manage_api_keys',
  'features_in_use_preventing_downgrade_to',
];

type InTime = (window: MaintenanceWindow, nowMs: number) => boolean;

/** The values of `filter` (docs, "List maintenance windows"). */
const FILTERS: Readonly<Record<string, InTime>> = {
  past: ({ endMs }, nowMs) => endMs <= nowMs,
  future: ({ startMs }, nowMs) => startMs > nowMs,
  ongoing: ({ startMs, endMs }, nowMs) => startMs <= nowMs && nowMs < endMs,
  open: ({ endMs }, nowMs) => nowMs < endMs,
  all: () => true,
};

export function directoryRoutes(account: Account, view: DirectoryView): Route[] {
  return [
    {
      method: 'GET',
      path: '/services',
      run: ({ query }) => {
        refuseUnsimulated(query, [...PAGING, 'query', 'name', 'sort_by']);
        const exact = query.get('name');
        const found = named(account.services.values(), query).filter(
          ({ name }) => exact === null || name === exact,
        );
        return ok(page('services', found, query, view.service));
      },
    },
    {
      method: 'GET',
      path: '/services/{id}',
      run: ({ id, query }) => {
        refuseUnsimulated(query, ['include[]']);
        const service = existing(account.services, id);
        const included = query.getAll('include[]');
        if (included.some((each) => each !== 'escalation_policies'))
          throw invalid(`include[] ${included.join(', ')} is not simulated`);
        return ok({ service: included.length > 0 ? view.serviceWithPolicy(service) : view.service(service) });
      },
    },
    {
      method: 'GET',
      path: '/maintenance_windows',
      run: ({ query }) => {
        refuseUnsimulated(query, [...PAGING, 'filter', 'service_ids[]']);
        const ids = query.getAll('service_ids[]');
        // The ids must be known ones, and the filter one of PagerDuty's words.
        for (const id of ids) existing(account.services, id);
        const wanted = FILTERS[query.get('filter') ?? 'all'];
        if (!wanted) throw invalid('filter must be past, future, ongoing, open or all');
        const found = account.windows.filter(
          (window) =>
            wanted(window, account.nowMs()) &&
            (ids.length === 0 || window.services.some((service) => ids.includes(service.id))),
        );
        return ok(page('maintenance_windows', found, query, view.window));
      },
    },
    {
      method: 'GET',
      path: '/escalation_policies',
      run: ({ query }) => {
        refuseUnsimulated(query, [...PAGING, 'query', 'sort_by']);
        return ok(page('escalation_policies', named(account.policies.values(), query), query, view.policy));
      },
    },
    {
      method: 'GET',
      path: '/escalation_policies/{id}',
      run: ({ id, query }) => {
        refuseUnsimulated(query, []);
        return ok({ escalation_policy: view.policy(existing(account.policies, id)) });
      },
    },
    {
      method: 'GET',
      path: '/users',
      run: ({ query }) => {
        refuseUnsimulated(query, [...PAGING, 'query']);
        const text = (query.get('query') ?? '').toLowerCase();
        const found = [...account.users.values()].filter(({ name, email }) =>
          [name, email].some((each) => each.toLowerCase().includes(text)),
        );
        return ok(page('users', found, query, view.user));
      },
    },
    {
      method: 'GET',
      path: '/users/me',
      run: ({ keyOwner }) => {
        if (!keyOwner) throw argumentsRefused('/users/me needs the key of a person, not one of the account');
        return ok({ user: view.user(keyOwner) });
      },
    },
    { method: 'GET', path: '/abilities', run: () => ok({ abilities: ABILITIES }) },
  ];
}

function named<T extends { readonly name: string }>(all: Iterable<T>, query: URLSearchParams): T[] {
  const text = (query.get('query') ?? '').toLowerCase();
  const direction = query.get('sort_by')?.endsWith(':desc') ? -1 : 1;
  return [...all]
    .filter(({ name }) => name.toLowerCase().includes(text))
    .sort((a, b) => a.name.localeCompare(b.name) * direction);
}

function existing<T>(all: ReadonlyMap<string, T>, id: string): T {
  const found = all.get(id);
  if (!found) throw notFound();
  return found;
}
