// What an installation uses of the outside, and for whom: by the Settings tab and by the ledger's tasks, whose directives
// may name services and channels of their own.
import type { CalendarSettings, Settings } from '../settings/settings';
import { FINAL_STATES, type Task } from '../task';

export interface Use {
  /** An id or an address. */
  readonly value: string;
  /** Customers for whom it is used, as far as they have names. */
  readonly customers: readonly string[];
}

export interface InUse {
  readonly services: readonly Use[];
  /** Services of which some row names no policy, so that their own is in force. */
  readonly ownPolicies: readonly Use[];
  /** Those that rows or directives name. */
  readonly policies: readonly Use[];
  readonly people: readonly Use[];
  readonly channels: readonly Use[];
  /** Customers whose rows open incidents of low urgency. */
  readonly lowUrgency: readonly string[];
  readonly calendars: readonly Pick<CalendarSettings, 'calendarId' | 'customer' | 'mode'>[];
}

type Facts = Pick<Task, 'customer' | 'service' | 'policy' | 'urgency' | 'from' | 'channel'>;

export function inUse({ general, calendars, broken }: Settings, tasks: readonly Task[]): InUse {
  const working = calendars.filter(({ mode }) => mode !== 'off');
  const known = broken.filter(({ known: { mode } }) => mode !== 'off').map((each) => each.known);
  const open = tasks.filter(({ state }) => !FINAL_STATES.has(state));
  const facts: readonly Partial<Facts>[] = [...working, ...known, ...open];
  const test = general.testChannel === null ? [] : [{ channel: general.testChannel }];
  return {
    services: uses(facts, 'service'),
    ownPolicies: uses(
      facts.filter(({ policy }) => !policy),
      'service',
    ),
    policies: uses(facts, 'policy'),
    people: uses(facts, 'from'),
    channels: uses([...test, ...facts], 'channel'),
    lowUrgency: customersOf(facts.filter(({ urgency }) => urgency === 'low')),
    calendars,
  };
}

function uses(facts: readonly Partial<Facts>[], name: 'service' | 'policy' | 'from' | 'channel'): Use[] {
  const values = new Set(facts.flatMap((each) => each[name] ?? []));
  return [...values].map((value) => ({
    value,
    customers: customersOf(facts.filter((each) => each[name] === value)),
  }));
}

function customersOf(facts: readonly Partial<Facts>[]): readonly string[] {
  return [...new Set(facts.map(({ customer }) => customer ?? ''))].filter(Boolean);
}
