// Webhooks that never come lose nothing: the next tick reads PagerDuty and tells.
import { CALENDAR, withToban } from './harness';

test('every state is told once although no webhook arrives', () =>
  withToban({}, async (toban) => {
    await toban.break({ webhooks: { drop: 1 } });
    await toban.addEvent(CALENDAR, { title: 'Check the backup', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT12M');
    await toban.act('Check the backup', 'acknowledge', 'Sato Ken');
    await toban.advance('PT2M');
    await toban.act('Check the backup', 'resolve', 'Yamada Hanako');
    await toban.advance('PT2M');
    const { lines } = await toban.card('Check the backup');
    expect(lines.map(({ text }) => text)).toEqual(['▶️ Started by Sato Ken', '✅ Finished by Yamada Hanako']);
  }));
