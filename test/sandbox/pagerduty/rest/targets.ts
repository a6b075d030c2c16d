// What a request refers to by id, or PagerDuty's refusal where the account has no such thing.
import type { Account } from '../account';
import type { EscalationPolicy, Incident, Priority, User } from '../records';
import { notFound, Refusal } from '../refusal';

export function findPolicy(account: Account, id: string): EscalationPolicy {
  const policy = account.policies.get(id);
  if (!policy) throw new Refusal({ status: 400, code: 1014, message: 'Escalation Policy Not Found' });
  return policy;
}

export function findAssignees(
  account: Account,
  assignments: readonly { readonly assignee: { readonly id: string } }[],
): User[] {
  return assignments.map(({ assignee }) => {
    const user = account.users.get(assignee.id);
    if (!user) throw new Refusal({ status: 400, code: 1007, message: 'Assigned To User Not Found' });
    return user;
  });
}

/** @param idOrName the id of a priority, or its name as updates may give it */
export function findPriority(account: Account, idOrName: string): Priority {
  const priority = account.priorities.find(({ id, name }) => id === idOrName || name === idOrName);
  if (!priority) throw new Refusal({ status: 400, code: 1020, message: 'Invalid Priority' });
  return priority;
}

export function findIncident(account: Account, idOrNumber: string): Incident {
  const incident = account.findIncident(idOrNumber);
  if (!incident) throw notFound();
  return incident;
}
