// A press of a button while a tick runs, and a tick that fires while a press is under way: they take turns by the lock,
// and whoever comes second sees what the first has done.
import { CALENDAR, type Toban, withToban } from '../scenario/harness';

const TITLE = 'Check the backup';
const YAMADA = 'yamada@msp.example';

async function dueInATick(toban: Toban): Promise<void> {
  await toban.addEvent(CALENDAR, { title: TITLE, at: '2026-11-24T08:55:00+09:00' });
  await toban.addEvent(CALENDAR, { title: 'Keeps the tick busy', at: '2026-11-24T09:00:00+09:00' });
  await toban.advance('PT9M30S');
}

/** Started once, by Yamada, whichever came first. */
async function expectStartedOnce(toban: Toban): Promise<void> {
  await toban.mend();
  await toban.advance('PT3M');
  expect(await toban.row(TITLE)).toMatchObject({ State: 'started', Who: 'yamada', Pending: '' });
  expect((await toban.card(TITLE)).lines.map(({ text }) => text)).toEqual(['▶️ Started by yamada']);
  expect((await toban.incident(TITLE)).status).toBe('acknowledged');
  expect((await toban.row('Keeps the tick busy')).State).toBe('open');
  expect(await toban.cards('Keeps the tick busy')).toHaveLength(1);
}

test('a press waits for the tick that runs', () =>
  withToban({}, async (toban) => {
    await dueInATick(toban);
    await toban.break({ tick: { latency: 'PT1S' } });
    await toban.advance('PT33S');
    expect((await toban.click('Start', TITLE, YAMADA)).case).toBe('youStarted');
    await expectStartedOnce(toban);
  }));

test('a press during a tick that takes too long is asked to come again, and has done nothing', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/taken too long/);
    await dueInATick(toban);
    await toban.break({ tick: { latency: 'PT4S' } });
    await toban.advance('PT36S');
    expect((await toban.click('Start', TITLE, YAMADA)).case).toBe('busy');
    expect((await toban.incident(TITLE)).status).toBe('triggered');
    await toban.mend();
    await toban.advance('PT1M');
    expect((await toban.click('Start', TITLE, YAMADA)).case).toBe('youStarted');
    await expectStartedOnce(toban);
  }));

test.each([
  ['ends in time: the tick waits for it', 'PT35S'],
  ['does not end: the tick is left out, and the next does its work', 'PT50S'],
])('a press under way %s', (_, hang) =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/holds the lock|PagerDuty|pagerduty|hang|answered/);
    await dueInATick(toban);
    await toban.break({ pagerduty: { hang, for: 'PT20S' } });
    await toban.click('Start', TITLE, YAMADA);
    await expectStartedOnce(toban);
  }),
);
