// Nothing fails silently: while something cannot be read or written the heartbeat fails with the reason, a calendar that
// stays unreadable is told in Slack once, and when it is over the heartbeat is good again.
import { CALENDAR, type Toban, withToban } from '../scenario/harness';
import type { Owner } from '../scenario/owner';

/** Half an hour of ticks in some of them. */
jest.setTimeout(300_000);

async function expectSaid(toban: Toban, reason: RegExp): Promise<void> {
  await toban.advance('PT2M');
  const { heartbeat } = await toban.console();
  expect(heartbeat).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
}

async function expectGoodAgain(toban: Toban): Promise<void> {
  await toban.advance('PT2M');
  expect((await toban.console()).heartbeat).toMatchObject({ ok: true });
}

const FOR = { for: 'PT10M' };

test.each<[string, object, RegExp]>([
  ['all calendars', { calendar: { status: 503, ...FOR } }, /Google Calendar answered 503/],
  ['one calendar', { calendar: { id: CALENDAR, status: 403, ...FOR } }, /aoba@group.*403/],
  ['a second page', { calendar: { id: CALENDAR, answers: 'noPage2', ...FOR } }, /aoba@group.*500/],
  ['a page of HTML for calendars', { calendar: { garbage: 'html', ...FOR } }, /aoba@group/],
  ['an answer that breaks off', { calendar: { garbage: 'cut', ...FOR } }, /aoba@group/],
  ['PagerDuty', { pagerduty: { status: 500, ...FOR } }, /PagerDuty answered 500/],
  ['its key', { pagerduty: { status: 401, ...FOR } }, /PagerDuty answered 401/],
  ['its limit', { pagerduty: { status: 429, ...FOR } }, /PagerDuty answered 429/],
  ['a page of HTML for PagerDuty', { pagerduty: { garbage: 'html', ...FOR } }, /PagerDuty/],
  ['the spreadsheet', { sheet: { status: 503, ...FOR } }, /Backend Error/],
])('%s', (_, faults, reason) =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/tick not complete/);
    await toban.addEvent(CALENDAR, { title: 'Open', at: '2026-11-24T08:52:00+09:00' });
    await toban.advance('PT4M30S');
    await toban.break(faults);
    await expectSaid(toban, reason);
    await toban.mend();
    await expectGoodAgain(toban);
  }),
);

test.each<[string, (owner: Owner) => () => void, RegExp]>([
  [
    'the ledger’s tab is emptied, header and all',
    (owner) => owner.empty('Ledger'),
    /The tab Ledger has no row with the header/,
  ],
  ['the settings are emptied', (owner) => owner.empty('Settings'), /Settings/],
])('%s', (_, spoil, reason) =>
  withToban({}, async (toban, owner) => {
    toban.expectTrouble(/tick not complete/);
    await toban.addEvent(CALENDAR, { title: 'Open', at: '2026-11-24T08:52:00+09:00' });
    await toban.advance('PT4M30S');
    const undo = spoil(owner);
    await expectSaid(toban, reason);
    expect((await toban.incident('Open')).status).toBe('triggered');
    undo();
    await expectGoodAgain(toban);
    expect((await toban.row('Open')).State).toBe('open');
    expect(await toban.cards('Open')).toHaveLength(1);
  }),
);

test('a calendar that stays unreadable for a quarter of an hour is told once, and again the next time', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/tick not complete/);
    const told = async () => {
      const { slack } = await toban.state();
      return slack.filter(({ text }) => text.includes('Aoba Foods') && text.includes('403')).length;
    };
    await toban.advance('PT3M');
    for (const times of [1, 2]) {
      await toban.break({ calendar: { id: CALENDAR, status: 403, for: 'PT40M' } });
      await toban.advance('PT15M');
      expect(await told()).toBe(times - 1);
      await toban.advance('PT20M');
      expect(await told()).toBe(times);
      await toban.mend();
      await expectGoodAgain(toban);
    }
  }));

test('a ledger whose rows are wiped is rebuilt from calendars and incidents: no second incident, no second card', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/ledger/);
    for (const title of ['Open', 'Started'])
      await toban.addEvent(CALENDAR, { title, at: '2026-11-24T08:52:00+09:00' });
    await toban.addEvent(CALENDAR, { title: 'Later', at: '2026-11-24T09:05:00+09:00' });
    await toban.advance('PT4M');
    await toban.act('Started', 'acknowledge', 'Sato Ken');
    await toban.advance('PT2M');
    await toban.editSheet({ edit: 'emptyRows', tab: 'Ledger' });
    await toban.advance('PT14M');
    for (const title of ['Open', 'Started', 'Later']) {
      expect(await toban.incidents(title)).toHaveLength(1);
      expect(await toban.cards(title)).toHaveLength(1);
    }
    expect((await toban.row('Open')).State).toBe('open');
    expect(await toban.row('Started')).toMatchObject({ State: 'started', Who: 'Sato Ken' });
    expect((await toban.row('Later')).State).toBe('open');
    expect((await toban.card('Started')).lines.map(({ text }) => text)).toEqual(['▶️ Started by Sato Ken']);
  }));
