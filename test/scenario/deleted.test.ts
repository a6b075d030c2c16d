// An event that is deleted calls nobody: before it is due nothing is opened, while it is open its incident is closed.
import { CALENDAR, withToban } from './harness';

test('deleted before it is due: no incident, no card, the row says cancelled', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT5M');
    await toban.deleteEvent(CALENDAR, event.id);
    await toban.advance('PT30M');
    expect(await toban.incidents('Patch db1')).toEqual([]);
    expect(await toban.cards('Patch db1')).toEqual([]);
    expect((await toban.row('Patch db1')).State).toBe('cancelled');
  }));

test('deleted long before it is due: the row says so within minutes, and nothing opens though the calendar fails later', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: '2026-11-24T10:30:00+09:00' });
    await toban.advance('PT5M');
    await toban.deleteEvent(CALENDAR, event.id);
    await toban.advance('PT3M');
    expect((await toban.row('Patch db1')).State).toBe('cancelled');

    await toban.break({ calendar: { status: 500, for: 'PT2H' } });
    toban.expectTrouble(/could not be read/);
    await toban.advance('PT2H');
    expect(await toban.incidents('Patch db1')).toEqual([]);
  }));

test('deleted while open: the incident is resolved, and Slack says cancelled, not finished', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT11M');
    await toban.deleteEvent(CALENDAR, event.id);
    await toban.advance('PT5M');
    expect((await toban.incident('Patch db1')).status).toBe('resolved');
    expect((await toban.row('Patch db1')).State).toBe('cancelled');
    const { lines } = await toban.card('Patch db1');
    expect(lines.map(({ text }) => text)).toEqual(['🚫 Cancelled: its event was deleted from the calendar']);
  }));

test('deleted after somebody started: the work goes on, with a note', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT11M');
    await toban.act('Patch db1', 'acknowledge', 'Sato Ken');
    await toban.deleteEvent(CALENDAR, event.id);
    await toban.advance('PT5M');
    expect((await toban.incident('Patch db1')).status).toBe('acknowledged');
    expect(await toban.row('Patch db1')).toMatchObject({ State: 'started', Who: 'Sato Ken' });
    expect((await toban.row('Patch db1')).Note).toContain('deleted');
  }));
