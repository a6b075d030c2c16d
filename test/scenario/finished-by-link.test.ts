// The Finish link resolves the incident, and who finished stands in Slack.
import { CALENDAR, withToban } from './harness';

test('a task that was started by its link is finished by its link', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Check the backup', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT11M');
    await toban.click('Start', 'Check the backup', 'yamada@msp.example');
    await toban.advance('PT2M');
    expect((await toban.click('Finish', 'Check the backup', 'yamada@msp.example')).case).toBe('youFinished');
    await toban.advance('PT2M');

    expect((await toban.incident('Check the backup')).status).toBe('resolved');
    expect(await toban.row('Check the backup')).toMatchObject({ State: 'done', Who: 'yamada' });
    const { lines } = await toban.card('Check the backup');
    expect(lines.map(({ text }) => text)).toEqual(['▶️ Started by yamada', '✅ Finished by yamada']);
  }));
