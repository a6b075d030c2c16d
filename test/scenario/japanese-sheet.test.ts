// A sheet and events kept in Japanese throughout work as English ones do, and what is wrong is said in Japanese.
import { CALENDAR_CELLS, GENERAL_CELLS } from '../../apps-script/src/core/settings/cells';
import { CALENDAR, withToban } from './harness';

test('headers, values and directives in Japanese', () =>
  withToban({ locale: 'ja' }, async (toban, owner) => {
    for (const { header, japanese } of [...Object.values(CALENDAR_CELLS), ...Object.values(GENERAL_CELLS)]) {
      owner.replace('Settings', header, japanese.replace('(', '\n（').replace(')', '）'));
    }
    await toban.advance('PT1M');
    await toban.addEvent(CALENDAR, {
      title: 'バックアップの確認',
      at: '2026-11-24T09:30:00+09:00',
      description:
        '<ul><li>事前：３０分前</li><li>緊急度：低</li><li>担当：U0SATO0001</li></ul>手順書：https://wiki.example.com/手順',
    });
    await toban.addEvent(CALENDAR, {
      title: '証明書の更新',
      at: '2026-11-24T09:30:00+09:00',
      description: '緊急度：中\r\n完了：終了時',
    });
    await toban.advance('PT11M');
    expect(await toban.incident('バックアップの確認')).toMatchObject({ urgency: 'low' });
    expect(await toban.row('バックアップの確認')).toMatchObject({
      Due: '2026-11-24 09:00+09:00',
      Runbook: 'https://wiki.example.com/手順',
      Assignee: 'U0SATO0001',
      'Mention on reminder': '<@U0SATO0001> <!here>',
    });
    expect(await toban.row('証明書の更新')).toMatchObject({
      Finish: 'at end',
      Note: '「緊急度」の値「中」を読み取れません。使える値：高 または 低（high / low）',
    });
  }));
