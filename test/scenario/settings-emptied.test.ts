// The Settings tab emptied or deleted by mistake: what the ledger knows still opens, nothing is closed, and it is told.
import { CALENDAR, withToban } from './harness';

const EMPTIED = /The tab Settings is gone, or has no row with the header "Calendar ID"/;

test('emptied at night: what is due opens in the ledger’s language, and all goes on when it is undone', () =>
  withToban({}, async (toban, owner) => {
    toban.expectTrouble(/「Settings」タブがないか/);
    await toban.set({ general: { Language: 'ja' } });
    await toban.addEvent(CALENDAR, { title: 'Open work', at: '2026-11-24T08:55:00+09:00' });
    await toban.addEvent(CALENDAR, { title: 'Due work', at: '2026-11-24T09:10:00+09:00' });
    await toban.advance('PT10M');
    const undo = owner.empty('Settings');
    await toban.advance('PT20M');
    expect((await toban.incident('Open work')).status).toBe('triggered');
    expect((await toban.incident('Due work')).status).toBe('triggered');
    expect(await toban.row('Due work')).toMatchObject({
      State: 'open',
      Note: '設定を読み取れないため、台帳をもとに開始を依頼しました',
    });
    const { slack } = await toban.state();
    expect(slack.filter(({ text }) => text.includes('「Settings」タブがないか'))).toHaveLength(1);
    expect((await toban.console()).heartbeat).toMatchObject({ ok: false });

    undo();
    await toban.addEvent(CALENDAR, { title: 'New work', at: '2026-11-24T09:30:00+09:00' });
    await toban.advance('PT15M');
    expect((await toban.incident('New work')).status).toBe('triggered');
    expect((await toban.console()).heartbeat).toMatchObject({ ok: true });
    expect((await toban.incidents('Due work')).length).toBe(1);
  }));

test('deleted altogether it is the same', () =>
  withToban({}, async (toban, owner) => {
    toban.expectTrouble(/The tab Settings is gone/);
    toban.expectTrouble(/No grid with id: 1102/);
    await toban.addEvent(CALENDAR, { title: 'Due work', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT5M');
    owner.deleteTab('Settings');
    await toban.advance('PT10M');
    expect((await toban.incident('Due work')).status).toBe('triggered');
    expect((await toban.state()).slack.filter(({ text }) => EMPTIED.test(text))).toHaveLength(1);
  }));
