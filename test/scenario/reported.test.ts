// Once a day the report says who started in time, by customer and month.
import { CALENDAR, withToban } from './harness';

test('the day after, on time and late starts stand in the report, and that tick is cheap', () =>
  withToban({}, async (toban) => {
    for (const [minute, title] of ['In time', 'Late', 'Nobody'].entries())
      await toban.addEvent(CALENDAR, { title, at: `2026-11-24T09:0${minute}:00+09:00` });
    await toban.advance('PT12M');
    await toban.act('In time', 'acknowledge', 'Sato Ken');
    await toban.advance('PT30M');
    await toban.act('Late', 'acknowledge', 'Sato Ken');
    await toban.advance('PT5M');
    expect(await toban.tab('Report')).toEqual([]);

    // 2026-11-25 04:00 in Tokyo begins a new day of chores.
    await toban.break({ tick: { skip: 'PT19H' } });
    await toban.advance('PT19H');
    let trips = 0;
    for (let minute = 0; minute < 10; minute += 1) {
      await toban.advance('PT1M');
      trips = Math.max(trips, (await toban.state()).ticks.last?.roundTrips ?? 0);
    }
    expect(trips).toBeLessThanOrEqual(10);
    const [first, ...others] = await toban.tab('Report');
    expect(first).toMatchObject({
      Month: '2026-11',
      Customer: 'Aoba Foods',
      Tasks: '3',
      'On time': '1',
      'On-time rate': '33%',
      'Not started': '1',
      Missed: '0',
      'All customers in': '2026-11',
      'On-time rate of month': '33%',
      'Customer, 12 months': 'Aoba Foods',
    });
    expect(Number(first?.['Worst delay (min)'])).toBeGreaterThan(30);
    expect(others).toEqual([]);
  }));

test('a calendar that is not shared with Toban any more keeps nothing from being reported', () =>
  withToban({}, async (toban) => {
    const gone = 'gone@group.calendar.google.com';
    toban.expectTrouble(/could not be read|tick not complete/);
    await toban.addCalendar(gone, 'Gone');
    await toban.addEvent(CALENDAR, { title: 'In time', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT12M');
    await toban.act('In time', 'acknowledge', 'Sato Ken');
    await toban.break({ calendar: { id: gone, status: 403, for: 'P2D' }, tick: { skip: 'PT19H30M' } });
    await toban.advance('PT19H40M');
    expect(await toban.tab('Report')).toMatchObject([{ Month: '2026-11', Tasks: '1' }]);
  }));
