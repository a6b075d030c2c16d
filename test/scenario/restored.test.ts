// Work that is taken back by mistake and put right again just after its time is not forgotten.
import { textOf } from '../sandbox/driver';
import { CALENDAR, withToban } from './harness';

const AT_9 = '2026-11-24T09:00:00+09:00';

test('deleted at 08:58, restored at 09:01: it opens, a few minutes late', () =>
  withToban({}, async (toban) => {
    const { id } = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: AT_9 });
    await toban.advance('PT7M');
    await toban.deleteEvent(CALENDAR, id);
    await toban.advance('PT4M');
    expect((await toban.row('Patch db1')).State).toBe('cancelled');
    await toban.changeEvent(CALENDAR, id, { status: 'confirmed' });
    await toban.advance('PT4M');
    expect(await toban.row('Patch db1')).toMatchObject({ State: 'open', Attempt: '1' });
    expect((await toban.incident('Patch db1')).status).toBe('triggered');
  }));

test('deleted while open and restored: it opens again, with the next attempt, on the same card', () =>
  withToban({}, async (toban) => {
    const { id } = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: AT_9 });
    await toban.advance('PT12M');
    await toban.deleteEvent(CALENDAR, id);
    await toban.advance('PT2M');
    await toban.changeEvent(CALENDAR, id, { status: 'confirmed' });
    await toban.advance('PT4M');
    expect((await toban.incidents('Patch db1')).map(({ status }) => status)).toEqual([
      'resolved',
      'triggered',
    ]);
    expect((await toban.row('Patch db1')).Attempt).toBe('2');
    await toban.card('Patch db1');
  }));

test('deleted half an hour after its start, still open, and restored: it opens again, also where the answer to its closing was lost', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/PagerDuty/);
    for (const [title, answer] of [
      ['Patch db1', 'kept'],
      ['Patch db2', 'lost'],
    ] as const) {
      const now = Date.parse((await toban.state()).now);
      const start = new Date(Math.ceil(now / 60_000) * 60_000 + 60_000).toISOString();
      const { id } = await toban.addEvent(CALENDAR, { title, at: start, minutes: 120 });
      await toban.advance('PT32M30S');
      await toban.deleteEvent(CALENDAR, id);
      if (answer === 'lost') await toban.break({ pagerduty: { loseAnswers: 1 } });
      await toban.advance('PT1M');
      expect(await toban.row(title)).toMatchObject({
        State: answer === 'lost' ? 'open' : 'cancelled',
        Closing: answer === 'lost' ? expect.stringContaining('deleted') : '',
      });
      await toban.changeEvent(CALENDAR, id, { status: 'confirmed' });
      await toban.advance('PT5M');
      expect(await toban.row(title)).toMatchObject({ State: 'open', Attempt: '2' });
      expect((await toban.incidents(title)).map(({ status }) => status)).toEqual(['resolved', 'triggered']);
      const { root } = await toban.card(title);
      expect(textOf(root)).toContain('Waiting');
    }
  }));

test('"skip: yes" taken away at 09:05: it opens', () =>
  withToban({}, async (toban) => {
    const { id } = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: AT_9, description: 'skip: yes' });
    await toban.advance('PT15M');
    expect((await toban.row('Patch db1')).State).toBe('skipped');
    await toban.changeEvent(CALENDAR, id, { description: '' });
    await toban.advance('PT3M');
    expect((await toban.row('Patch db1')).State).toBe('open');
  }));

test('restored 40 minutes after its start: nobody waits for it any more', () =>
  withToban({}, async (toban) => {
    const { id } = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: AT_9 });
    await toban.advance('PT5M');
    await toban.deleteEvent(CALENDAR, id);
    await toban.advance('PT45M');
    await toban.changeEvent(CALENDAR, id, { status: 'confirmed' });
    await toban.advance('PT10M');
    expect((await toban.row('Patch db1')).State).toBe('cancelled');
    expect(await toban.incidents('Patch db1')).toEqual([]);
  }));
