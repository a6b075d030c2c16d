// A task is due at its start less its lead; an all-day event at the time that its calendar's row sets.
import { CALENDAR, withToban } from './harness';

test('the lead of the row, the lead of the event, and an all-day event each open at their own minute', () =>
  withToban({}, async (toban) => {
    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Lead: '10', 'All-day time': '09:15' }] });
    await toban.addEvent(CALENDAR, { title: 'Row', at: '2026-11-24T09:20:00+09:00' });
    await toban.addEvent(CALENDAR, {
      title: 'Event',
      at: '2026-11-24T09:20:00+09:00',
      description: '事前：０分',
    });
    await toban.ask('POST', `/api/calendars/${encodeURIComponent(CALENDAR)}/events`, {
      summary: 'All day',
      start: { date: '2026-11-24' },
      end: { date: '2026-11-25' },
    });
    await toban.advance('PT45M');
    expect((await toban.incident('All day')).created_at).toBe('2026-11-24T00:05:00Z');
    expect((await toban.incident('Row')).created_at).toBe('2026-11-24T00:10:00Z');
    expect((await toban.incident('Event')).created_at).toBe('2026-11-24T00:20:00Z');
  }));
