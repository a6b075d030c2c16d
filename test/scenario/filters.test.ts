// What is no work calls nobody: Google's own kinds of entries, what the owner declined, what the filter or `skip` leaves out.
import { CALENDAR, withToban } from './harness';

const TIMES = {
  start: { dateTime: '2026-11-24T09:00:00+09:00' },
  end: { dateTime: '2026-11-24T10:00:00+09:00' },
};

test('only what counts is opened; what people left out stands in the ledger with the reason', () =>
  withToban({}, async (toban) => {
    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, 'Title filter': '作業|Check' }] });
    const add = (summary: string, more: object = {}) =>
      toban.ask('POST', `/api/calendars/${encodeURIComponent(CALENDAR)}/events`, {
        summary,
        ...TIMES,
        ...more,
      });
    for (const eventType of ['focusTime', 'outOfOffice', 'workingLocation', 'birthday'])
      await add(`Check ${eventType}`, { eventType });
    await add('Check declined', {
      attendees: [
        { email: CALENDAR, self: true, responseStatus: 'declined' },
        { email: 'x@example.com', responseStatus: 'accepted' },
      ],
    });
    await add('Check by others', {
      attendees: [
        { email: CALENDAR, self: true, responseStatus: 'accepted' },
        { email: 'x@example.com', responseStatus: 'declined' },
      ],
    });
    await add('Lunch');
    await add('Check skipped', { description: '<p>スキップ：はい</p>' });
    await add('定例作業');
    await toban.advance('PT15M');

    const { incidents, ledger } = await toban.state();
    expect(incidents.map(({ title }) => title).sort()).toEqual(['Check by others', '定例作業']);
    const cell = (row: readonly string[], header: string) => row[ledger.headers.indexOf(header)];
    const left = ledger.rows.filter((row) => cell(row, 'State') === 'skipped');
    expect(left.map((row) => [cell(row, 'Title'), cell(row, 'Skipped for')]).sort()).toEqual([
      ['Check declined', 'declined'],
      ['Check skipped', 'skip'],
      ['Lunch', 'filter'],
    ]);
    expect(ledger.rows).toHaveLength(5);
  }));

test('an open task whose event becomes focus time is no work any more: it is called off', () =>
  withToban({}, async (toban) => {
    const { id } = await toban.addEvent(CALENDAR, { title: 'Check', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT12M');
    await toban.changeEvent(CALENDAR, id, { eventType: 'focusTime' });
    await toban.advance('PT3M');
    expect((await toban.row('Check')).State).toBe('cancelled');
    expect((await toban.incident('Check')).status).toBe('resolved');
  }));
