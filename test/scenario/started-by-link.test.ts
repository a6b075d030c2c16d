// The link in the Slack card starts a task: Slack says who, PagerDuty is acknowledged, the ledger knows when.
import { CALENDAR, withToban } from './harness';

test('whoever presses Start in the card is named in Slack, in the ledger and in PagerDuty', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Check the backup', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT12M');
    expect((await toban.incident('Check the backup')).status).toBe('triggered');

    const answer = await toban.click('Start', 'Check the backup', 'yamada@msp.example');
    expect(answer.case).toBe('youStarted');
    await toban.advance('PT2M');

    expect((await toban.incident('Check the backup')).status).toBe('acknowledged');
    expect(await toban.row('Check the backup')).toMatchObject({ State: 'started', Who: 'yamada' });
    const { lines } = await toban.card('Check the backup');
    expect(lines.map(({ text }) => text)).toEqual([expect.stringContaining('yamada')]);
  }));
