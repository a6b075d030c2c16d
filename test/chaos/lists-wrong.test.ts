// Lists that are empty, cut, in any order, behind or without their second page, of calendars and of PagerDuty; calendars
// and PagerDuty that refuse or answer garbage: nothing follows from that, and when it is over nobody sees a difference.
import { core } from '../../apps-script/src/i18n/en/core';
import { ROBOT, SECRETS, SERVICES } from '../sandbox/company';
import { CALENDAR, type Toban } from '../scenario/harness';
import { type Disturbances, expectNoDifference, FULL, fault, SAMPLED } from './compare';
import type { Disturb } from './stage';

/** Many rounds, each of half a real second or more. */
jest.setTimeout(300_000);

const ONE_TICK = 'PT50S';
const THREE_TICKS = 'PT2M50S';

const each = (faults: readonly object[]): Disturbances =>
  Object.fromEntries(faults.map((faults): [string, Disturb] => [JSON.stringify(faults), fault(faults)]));

const CALENDAR_TROUBLE = { trouble: /could not be read|calendar/i, note: core.calendarUnread };

test(`of a calendar${SAMPLED}`, () =>
  expectNoDifference(
    each([
      ...(FULL ? [403, 404, 410, 429, 500] : [403, 410]).map((status) => ({
        calendar: { id: CALENDAR, status, for: ONE_TICK },
      })),
      ...['empty', 'partial', 'noPage2'].flatMap((answers) =>
        (FULL ? [ONE_TICK, THREE_TICKS] : [THREE_TICKS]).map((forTicks) => ({
          calendar: { id: CALENDAR, answers, for: forTicks },
        })),
      ),
      { calendar: { status: 503, for: THREE_TICKS } },
      { calendar: { garbage: 'html', for: ONE_TICK } },
      { calendar: { garbage: 'cut', for: ONE_TICK } },
      { calendar: { id: CALENDAR, loseEvents: 1 } },
      { calendar: { id: CALENDAR, loseEvents: 5 } },
    ]),
    CALENDAR_TROUBLE,
  ));

/** More than a page of open incidents that are none of Toban's, in the same service. */
async function othersOpen(toban: Toban): Promise<void> {
  await toban.break({ webhooks: { drop: 1 } });
  for (let number = 1; number <= 120; number += 1) {
    const answer = await fetch(`${toban.url}/pagerduty/incidents`, {
      method: 'POST',
      headers: {
        Authorization: `Token token=${SECRETS.pagerdutyToken}`,
        Accept: 'application/vnd.pagerduty+json;version=2',
        'Content-Type': 'application/json',
        From: ROBOT.email,
      },
      body: JSON.stringify({
        incident: {
          type: 'incident',
          title: `Disk full on host ${number}`,
          service: { id: SERVICES[0].id, type: 'service_reference' },
        },
      }),
    });
    if (answer.status !== 201) throw new Error(`PagerDuty answers ${answer.status}`);
  }
  await toban.mend();
}

test('of PagerDuty, with more open incidents than a page holds', () =>
  expectNoDifference(
    each(
      ['cut', 'shuffled', 'empty', 'noPage2'].map((list) => ({
        pagerduty: { list, for: FULL ? THREE_TICKS : ONE_TICK },
      })),
    ),
    { trouble: /PagerDuty/, first: othersOpen },
  ));

test('of PagerDuty, behind or refused', () =>
  expectNoDifference(
    each([
      { pagerduty: { lag: 'PT1S', for: THREE_TICKS } },
      { pagerduty: { lag: 'PT45S', for: THREE_TICKS } },
      { pagerduty: { status: 429, for: ONE_TICK } },
      { pagerduty: { status: 429, reset: 20, for: ONE_TICK } },
      { pagerduty: { status: 403, for: ONE_TICK } },
      { pagerduty: { status: 500, for: THREE_TICKS } },
      { pagerduty: { garbage: 'html', for: ONE_TICK } },
    ]),
    { trouble: /PagerDuty/ },
  ));
