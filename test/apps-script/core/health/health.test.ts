// How an outside service answers, and how a tick treats it.
import { answered, type Health, hung, suspected } from '../../../../apps-script/src/core/health/health';
import { trialDue, wayOf } from '../../../../apps-script/src/core/health/trial';
import { at } from '../builders';

const MINUTE = 60_000;
const NINE = at('2026-11-30T09:00Z');
const PAUSE = 10 * MINUTE;

function hungTimes(times: number, everyMinutes = 1): Health {
  let health: Health | undefined;
  for (let each = 0; each < times; each += 1)
    health = hung(health, NINE + each * everyMinutes * MINUTE, false);
  if (!health) throw new Error('hung at least once');
  return health;
}

test('a service that hung is asked in a round trip of its own, and is left out after the third hang', () => {
  expect(wayOf(undefined, false)).toBe('together');
  expect(wayOf(hungTimes(1), false)).toBe('alone');
  expect(wayOf(hungTimes(2), false)).toBe('alone');
  expect(wayOf(hungTimes(3), false)).toBe('left out');
  expect(wayOf(hungTimes(3), true)).toBe('alone');
});

test('where half of what hanging may cost is used up one hang is enough', () => {
  expect(hung(undefined, NINE, true)).toMatchObject({ hangs: 1, leftOut: true, sinceMs: NINE });
});

test('an answer makes it one of the others again, and its outage is remembered for a day', () => {
  const after = answered(hungTimes(3), NINE + 60 * MINUTE);
  expect(after).toMatchObject({ leftOut: false, outage: { fromMs: NINE, untilMs: NINE + 60 * MINUTE } });
  expect(wayOf(after, false)).toBe('together');
  expect(answered(after, NINE + 24 * 60 * MINUTE)).toBe(after);
  expect(answered(after, NINE + 26 * 60 * MINUTE)).toBeUndefined();
});

test('one that hangs again soon after is left out at once, one that was well for an hour is not', () => {
  const well = answered(hungTimes(3), NINE + 5 * MINUTE);
  expect(hung(well, NINE + 20 * MINUTE, false).leftOut).toBe(true);
  expect(hung(well, NINE + 63 * MINUTE, false)).toMatchObject({ leftOut: false, hangs: 1 });
});

test('a suspect that answers was no outage', () => {
  const suspect = suspected(undefined, NINE);
  expect(wayOf(suspect, false)).toBe('alone');
  expect(answered(suspect, NINE + MINUTE)).toMatchObject({ hangs: 0, outage: null, sinceMs: null });
});

test('an answer of a service that never hung is nothing to be remembered', () => {
  expect(answered(undefined, NINE)).toBeUndefined();
});

describe('the trial of a service that is left out', () => {
  const tried = NINE + 2 * MINUTE;
  test('comes after the pause, a few seconds early or late', () => {
    const health = { pagerduty: hungTimes(3) };
    expect(trialDue(health, PAUSE, tried + 9 * MINUTE)).toBeNull();
    expect(trialDue(health, PAUSE, tried + PAUSE - 20_000)).toBe('pagerduty');
  });

  test('waits for the hang of any other service too, so that several cost no more than one', () => {
    const health = { pagerduty: hungTimes(3), calendar: hungTimes(4, 3) };
    expect(trialDue(health, PAUSE, tried + PAUSE)).toBeNull();
    expect(trialDue(health, PAUSE, tried + 7 * MINUTE + PAUSE)).toBe('pagerduty');
  });

  test('of the heartbeat comes four times as rarely, and never before one that the work needs', () => {
    expect(trialDue({ heartbeat: hungTimes(3) }, PAUSE, tried + 3 * PAUSE)).toBeNull();
    expect(trialDue({ heartbeat: hungTimes(3) }, PAUSE, tried + 4 * PAUSE)).toBe('heartbeat');
    const both = { heartbeat: hungTimes(3), bridge: hungTimes(3) };
    expect(trialDue(both, PAUSE, tried + 4 * PAUSE)).toBe('bridge');
  });

  test('is of none that hung once or twice: it is asked in every tick anyway', () => {
    expect(trialDue({ pagerduty: hungTimes(2) }, PAUSE, tried + 60 * MINUTE)).toBeNull();
  });
});
