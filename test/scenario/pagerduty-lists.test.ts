// PagerDuty's list of incidents can be cut, mixed up, empty or behind. It opens, closes and fails nothing by itself.
import { CALENDAR, withToban } from './harness';

const FAULTS = [
  { list: 'cut' },
  { list: 'shuffled' },
  { list: 'noPage2' },
  { list: 'empty' },
  { lag: 'PT1S' },
  { lag: 'PT90S' },
];

test.each(FAULTS)('%j', (fault) =>
  withToban({}, async (toban) => {
    for (const title of ['Before', 'Meanwhile']) {
      const at = title === 'Before' ? '2026-11-24T08:55:00+09:00' : '2026-11-24T09:00:00+09:00';
      await toban.addEvent(CALENDAR, { title, at });
    }
    await toban.advance('PT8M');
    await toban.break({ pagerduty: { ...fault, for: 'PT6M' } });
    await toban.advance('PT12M');
    for (const title of ['Before', 'Meanwhile']) {
      expect((await toban.incident(title)).status).toBe('triggered');
      expect((await toban.row(title)).State).toBe('open');
      const { lines } = await toban.card(title);
      expect(lines.filter(({ text }) => !text.startsWith('⏰'))).toEqual([]);
    }
  }),
);

test('an incident that shows only after its event was deleted and its task given up is closed with the reason', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, { title: 'Lands late', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT9M30S');
    await toban.break({ pagerduty: { loseAnswers: 1, lag: 'PT3M', for: 'PT10M' } });
    await toban.advance('PT1M');
    expect((await toban.row('Lands late')).State).toBe('opening');
    await toban.deleteEvent(CALENDAR, event.id);
    await toban.advance('PT1M');
    expect((await toban.row('Lands late')).State).toBe('cancelled');
    await toban.advance('PT10M');
    expect((await toban.incident('Lands late')).status).toBe('resolved');
    expect((await toban.row('Lands late')).State).toBe('cancelled');
    expect((await toban.card('Lands late')).lines.at(-1)?.text).toContain('Cancelled');
  }));

test('too many requests are no failure of the task: it opens when PagerDuty takes it, late and once', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/tick not complete/);
    await toban.addEvent(CALENDAR, { title: 'Throttled', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT9M30S');
    for (const fault of [{ status: 429, reset: 20 }, { status: 429 }]) {
      await toban.break({ pagerduty: { ...fault, for: 'PT2M' } });
      await toban.advance('PT2M');
      expect(['upcoming', 'opening']).toContain((await toban.row('Throttled')).State);
    }
    await toban.advance('PT2M');
    expect((await toban.incident('Throttled')).status).toBe('triggered');
    expect(await toban.row('Throttled')).toMatchObject({ State: 'open' });
  }));
