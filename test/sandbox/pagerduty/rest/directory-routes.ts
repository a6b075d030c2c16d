// Services, escalation policies, users and abilities, all read-only.
import type { Account } from '../account';
import { argumentsRefused, notFound } from '../refusal';
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
        refuseUnsimulated(query, []);
        return ok({ service: view.service(existing(account.services, id)) });
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
