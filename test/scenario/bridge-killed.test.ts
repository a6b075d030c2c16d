// A bridge that dies between Slack and its own record doubles nothing: its successor finds the message.
import { CALENDAR, withToban } from './harness';

test('one card and one line a state, though the function dies after each first post', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Check the backup', at: '2026-11-24T09:00:00+09:00' });
    toban.expectTrouble(/killed|answered 500/);
    await toban.break({ bridge: { killAfterSlack: 2 } });
    await toban.advance('PT16M');
    await toban.break({ bridge: { killAfterSlack: 2 } });
    await toban.act('Check the backup', 'acknowledge', 'Sato Ken');
    await toban.advance('PT10M');
    const { lines } = await toban.card('Check the backup');
    expect(lines.map(({ text }) => text)).toEqual(['▶️ Started by Sato Ken']);
  }));
