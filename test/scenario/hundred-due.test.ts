// A hundred tasks that come due in one minute are all told within five, though Slack takes one post a second: no service
// counts as hanging for it, and the heartbeat goes on.
import { CALENDAR, withToban } from './harness';

test('a hundred at once', () =>
  withToban({}, async (toban) => {
    for (let each = 1; each <= 100; each += 1)
      await toban.addEvent(CALENDAR, { title: `Task ${each}.`, at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT9M30S');
    const before = (await toban.state()).ticks.seconds;
    await toban.advance('PT6M');
    const { incidents, slack, ticks } = await toban.state();
    expect(incidents).toHaveLength(100);
    expect(new Set(slack.filter(({ thread_ts }) => !thread_ts).map(({ text }) => text)).size).toBe(100);
    expect(slack.filter(({ text }) => text.includes('without an answer'))).toEqual([]);
    expect(ticks.seconds - before).toBeLessThan(120);
    expect((await toban.console()).heartbeat).toMatchObject({ ok: true });
  }));
