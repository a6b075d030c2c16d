// Japanese: the sheet's menu.
import type { MenuTexts } from '../menu-texts';

export const menu: MenuTexts = {
  title: '当番',
  runNow: '今すぐ実行',
  setUp: 'セットアップ',
  reportNow: '今すぐ集計',
  connect: '接続情報',
  addCalendars: 'カレンダーを追加',
  checkSetUp: 'セットアップの確認',
  ran: '実行しました。',
  setUpDone: 'タブ、書式、保護、トリガーを整えました。',
  reported: 'Report タブを更新しました。',
  failed: (reason) => `実行できませんでした：${reason}`,
  faults: {
    busy: 'いま Toban が動作中です。1 分ほど待ってからやり直してください',
    missingTab: (tab) => `「${tab}」タブがありません。メニューの「当番」→「セットアップ」を実行してください`,
    nameTaken: (tab) =>
      `Toban のものではない「${tab}」タブがすでにあります。名前を変えてから、もう一度セットアップを実行してください`,
    headless: (tab) =>
      `「${tab}」タブに行がありますが、見出し行がありません。変更履歴から元に戻すか、タブを削除してから、もう一度セットアップを実行してください`,
    renamed: (tab, column, letters, now) =>
      `「${tab}」タブに「${column}」列がありません。${letters} 列（現在は「${now}」）がその列なら見出しを元に戻し、列を削除した場合はその見出しの空の列を挿入してから、もう一度セットアップを実行してください`,
  },
  reportNotes: {
    'On time':
      '予定時刻から、Settings タブの「定刻とみなす分数」以内に着手した作業です。着手の記録がないまま完了した作業は、完了した時刻に着手したものとして数えます。見逃し、失敗、未着手は定刻に含めず、取消と対象外は数えません。',
    'Median delay (min)': '予定時刻から着手までの分数の中央値です。着手された作業だけを数えます。',
    'Not started': '「定刻とみなす分数」を過ぎても、まだ誰も着手していない作業です。',
  },
  charts: {
    onTimeByMonth: '月ごとの定刻着手率',
    delayByCustomer: '顧客ごとの遅れの中央値（分）',
  },
};
