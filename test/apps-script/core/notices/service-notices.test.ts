// Services that hang and the day's run time: each told once, under an id that stays while its cause lasts.
import type { Health } from '../../../../apps-script/src/core/health/health';
import { NOTHING_SPENT, withSpent } from '../../../../apps-script/src/core/health/run-time';
import type { Memory } from '../../../../apps-script/src/core/memory';
import { plannedNotices } from '../../../../apps-script/src/core/notices/notices';
import { at, memory, reading, texts } from '../builders';

const NOW = at('2026-11-30T00:20Z');
const SINCE = at('2026-11-30T00:05Z');
const HANGING: Health = { hangs: 3, sinceMs: SINCE, triedMs: SINCE + 120_000, leftOut: true, outage: null };

function told(over: Partial<Memory>, nowMs = NOW) {
  const remembered = { ...memory(), ...over };
  return plannedNotices(reading({ memory: remembered }), [], remembered, nowMs).map(({ notice }) => notice);
}

test('a service that is left out is told, one that hung once is not', () => {
  expect(told({ services: { pagerduty: { ...HANGING, hangs: 1, leftOut: false } } })).toEqual([]);
  expect(told({ services: { pagerduty: HANGING } })).toMatchObject([
    { id: `hangs:pagerduty:${SINCE}`, level: 'error', text: texts.hangs('PagerDuty'), channel: 'C0ACME00' },
  ]);
});

test('a further hang is no news, another outage is', () => {
  const [first] = told({ services: { bridge: HANGING } });
  expect(told({ services: { bridge: { ...HANGING, hangs: 9, triedMs: NOW } } })[0]?.id).toBe(first?.id);
  expect(told({ services: { bridge: { ...HANGING, sinceMs: NOW } } })[0]?.id).not.toBe(first?.id);
});

test('that it answers again is told with the minutes', () => {
  const outage = { fromMs: SINCE, untilMs: SINCE + 125 * 60_000 };
  const well: Health = { ...HANGING, sinceMs: null, leftOut: false, outage };
  expect(told({ services: { calendar: well } })).toMatchObject([
    {
      id: `answers:calendar:${SINCE}`,
      level: 'info',
      text: 'Google Calendar answers again after 2 h 5 min: what waited for it is done now',
    },
  ]);
});

test('run time of which 80 % is used up is told, with what hanging took of it', () => {
  const runTime = withSpent(NOTHING_SPENT, { seconds: 4_380, hung: 1_500 }, 90, NOW);
  expect(told({ runTime })).toMatchObject([
    { id: `runTime:${NOW}`, level: 'error', text: texts.runTimeScarce(73, 90, 25) },
  ]);
  expect(told({ runTime: withSpent(NOTHING_SPENT, { seconds: 4_300, hung: 0 }, 90, NOW) })).toEqual([]);
});
