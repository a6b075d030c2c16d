// Old, finished work moves from the ledger to the archive, once, and nothing opens it again.
import { CALENDAR, type Toban, withToban } from './harness';

/** Finished on the first day; the trigger then rests until the old row may go. */
async function finishAndWait(toban: Toban): Promise<string> {
  await toban.set({ general: { 'Archive after': '1d', 'Catch-up': '1h' } });
  const event = await toban.addEvent(CALENDAR, {
    title: 'Check the backup',
    at: '2026-11-24T09:00:00+09:00',
  });
  await toban.advance('PT12M');
  await toban.act('Check the backup', 'acknowledge', 'Sato Ken');
  await toban.act('Check the backup', 'resolve', 'Sato Ken');
  await toban.advance('PT1H30M');
  expect(await toban.row('Check the backup')).toMatchObject({ State: 'done' });
  await rest(toban, 'PT25H');
  return event.id;
}

async function rest(toban: Toban, duration: string): Promise<void> {
  await toban.break({ tick: { skip: duration } });
  await toban.advance(duration);
  await toban.advance('PT10M');
}

test('an old row stands in the archive, with all its cells, and no more in the ledger', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'To come', at: '2026-11-26T08:00:00+09:00' });
    await finishAndWait(toban);
    expect(await toban.rows('Check the backup')).toEqual([]);
    expect(await toban.tab('Archive')).toMatchObject([
      { Title: 'Check the backup', State: 'done', Who: 'Sato Ken', Customer: 'Aoba Foods', Attempt: '1' },
    ]);
    expect(await toban.row('To come')).toMatchObject({ State: 'upcoming' });
  }));

test('the last row of all may go', () =>
  withToban({}, async (toban) => {
    await finishAndWait(toban);
    expect((await toban.state()).ledger.rows).toEqual([]);
    expect(await toban.tab('Archive')).toHaveLength(1);
    await toban.addEvent(CALENDAR, { title: 'The next', at: '2026-11-25T15:00:00+09:00' });
    await toban.advance('PT3M');
    expect(await toban.row('The next')).toMatchObject({ State: 'upcoming' });
  }));

test('its event edited afterwards opens nothing', () =>
  withToban({}, async (toban) => {
    const id = await finishAndWait(toban);
    await toban.changeEvent(CALENDAR, id, {
      summary: 'Check the backup (all well)',
      description: 'lead: 2d',
    });
    await toban.advance('PT5M');
    await toban.changeEvent(CALENDAR, id, { end: { dateTime: '2026-11-26T18:00:00+09:00' } });
    await toban.advance('PT5M');
    expect((await toban.state()).incidents).toHaveLength(1);
    expect((await toban.state()).ledger.rows.filter((row) => row[0] !== 'skipped')).toEqual([]);
    expect(await toban.tab('Archive')).toHaveLength(1);
  }));

test('its event moved to a time to come is work again, with an incident of its own', () =>
  withToban({}, async (toban) => {
    const id = await finishAndWait(toban);
    const { now } = await toban.state();
    const startMs = Date.parse(now) + 10 * 60_000;
    await toban.changeEvent(CALENDAR, id, {
      start: { dateTime: new Date(startMs).toISOString() },
      end: { dateTime: new Date(startMs + 3_600_000).toISOString() },
    });
    await toban.advance('PT15M');
    expect(await toban.row('Check the backup')).toMatchObject({ State: 'open' });
    const statuses = (await toban.incidents('Check the backup')).map(({ status }) => status);
    expect(statuses.sort()).toEqual(['resolved', 'triggered']);
  }));
