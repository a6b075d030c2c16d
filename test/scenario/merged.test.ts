// Incidents that a person merges in PagerDuty are one piece of work: each task follows, and none closes it for others.
import { CALENDAR, type Toban, withToban } from './harness';

async function openTwo(toban: Toban) {
  const events = [];
  for (const title of ['Backup', 'Restore']) {
    events.push(await toban.addEvent(CALENDAR, { title, at: '2026-11-24T09:00:00+09:00' }));
  }
  await toban.advance('PT12M');
  await toban.merge('Restore', 'Backup', 'Sato Ken');
  await toban.advance('PT3M');
  return events;
}

test('a merged task follows the other’s incident: its start and its end are told on both cards', () =>
  withToban({}, async (toban) => {
    await openTwo(toban);
    const { id } = await toban.incident('Backup');
    expect(await toban.row('Restore')).toMatchObject({ State: 'open', 'Incident ID': id });

    await toban.act('Backup', 'acknowledge', 'Yamada Hanako');
    await toban.advance('PT3M');
    await toban.act('Backup', 'resolve', 'Yamada Hanako');
    await toban.advance('PT3M');
    for (const title of ['Backup', 'Restore']) {
      expect(await toban.row(title)).toMatchObject({ State: 'done', Who: 'Yamada Hanako' });
      const { lines } = await toban.card(title);
      expect(lines.map(({ text }) => text.split(' ')[0])).toEqual(['▶️', '✅']);
    }
  }));

test.each(['Restore', 'Backup'])(
  'when the event of "%s" is deleted, only that task goes: the other’s work stays open and goes on',
  (deleted) =>
    withToban({}, async (toban) => {
      const events = await openTwo(toban);
      const event = events.find(({ summary }) => summary === deleted);
      await toban.deleteEvent(CALENDAR, event?.id ?? '');
      await toban.advance('PT3M');
      const other = deleted === 'Backup' ? 'Restore' : 'Backup';
      expect(await toban.row(deleted)).toMatchObject({ State: 'cancelled', 'Incident ID': '' });
      expect((await toban.row(deleted)).Note).toContain('merged');
      expect((await toban.incident('Backup')).status).toBe('triggered');

      await toban.act('Backup', 'acknowledge', 'Yamada Hanako');
      await toban.advance('PT3M');
      expect(await toban.row(other)).toMatchObject({ State: 'started', Who: 'Yamada Hanako' });
      expect((await toban.row(deleted)).State).toBe('cancelled');
      const { lines } = await toban.card(deleted);
      expect(lines.filter(({ text }) => text.startsWith('▶️'))).toEqual([]);
    }),
);
