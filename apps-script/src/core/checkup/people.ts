// Whether PagerDuty knows the token, and each From address is of a user who may act.
import type { InUse } from './in-use';
import { fault, type Line, ok } from './line';
import type { PagerDutyReading } from './pagerduty-answers';
import type { CheckTexts } from './texts';

/** Roles that can change no incident, and those that can where their team or object roles let them (schema `User`). */
const CANNOT_ACT: ReadonlySet<string> = new Set(['read_only_user', 'read_only_limited_user']);
const LIMITED: ReadonlySet<string> = new Set(['observer', 'restricted_access']);

export function tokenLines({ token }: PagerDutyReading, texts: CheckTexts): Line[] {
  const place = texts.places.pagerDuty;
  if (token.kind === 'hidden') return [];
  if (token.kind === 'unseen') return [fault('token', 'unknown', place, texts.unseen(token.reason))];
  return [
    token.value === 'good'
      ? ok('token', place, texts.token.good)
      : fault('token', 'bad', place, texts.token.refused),
  ];
}

export function personLines({ people }: InUse, reading: PagerDutyReading, texts: CheckTexts): Line[] {
  return people.flatMap(({ value: email, customers }): Line[] => {
    const found = reading.people.get(email);
    const id = `from:${email}`;
    const place = texts.places.settingsOf(customers);
    if (found === undefined || found.kind === 'hidden') return [];
    if (found.kind === 'unseen') return [fault(id, 'unknown', place, texts.unseen(found.reason))];
    if (found.value === null) return [fault(id, 'bad', place, texts.person.unknown(email))];
    const { name, role } = found.value;
    if (CANNOT_ACT.has(role)) return [fault(id, 'bad', place, texts.person.cannotAct(email, role))];
    if (LIMITED.has(role)) return [fault(id, 'warning', place, texts.person.limited(email, role))];
    return [ok(id, place, texts.person.good(name, email))];
  });
}
