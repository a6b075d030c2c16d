// Japanese: the sheet's menu.
import type { MenuTexts } from '../menu-texts';

export const menu: MenuTexts = {
  title: '当番',
  runNow: '今すぐ実行',
  setUp: 'セットアップ',
  ran: '実行しました。',
  setUpDone: 'タブ、書式、保護、トリガーを整えました。',
  failed: (reason) => `実行できませんでした：${reason}`,
};
