// Work that nobody starts is not forgotten: PagerDuty escalates, and the channel is reminded until somebody does.
import { CALENDAR, withToban } from './harness';

test('reminders with the set mention go to the channel until somebody starts, and then stop', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Firewall change', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT41M');

    const asked = (await toban.card('Firewall change')).lines;
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const line of asked) {
      expect(line.reply_broadcast).toBe(true);
      expect(line.text).toContain('<!here>');
    }
    const [assignment] = (await toban.incident('Firewall change')).assignments;
    expect(assignment?.assignee.summary).toBe('Suzuki Jun');

    await toban.act('Firewall change', 'acknowledge', 'Suzuki Jun');
    await toban.advance('PT50M');
    const after = (await toban.card('Firewall change')).lines.slice(asked.length);
    expect(after.filter((line) => line.reply_broadcast)).toEqual([]);
  }));
