// シートとテストタスク。
import type { SheetTexts, TestTaskTexts } from '../sheet-texts';

export const sheet: SheetTexts = {
  notConnected: 'スクリプトにアドレスと秘密情報がまだ設定されていません',
  changedSince: 'ブロックを貼り付けたあとで、アドレスか秘密情報が変わっています',
  connected: 'ブロックは貼り付け済みで、その後の変更はありません',
  askHeartbeat:
    '毎回の実行が完了したあとに呼び出すハートビートのアドレス (推奨。例: healthchecks.io のチェック、周期 1 分・猶予 10 分。空なら現在の設定のまま)',
  notAddress: 'https:// で始まるアドレスを入力してください',
  notSetUp: 'タブがまだ作成されていません',
  noCalendars: 'カレンダーがまだ選ばれていません',
  confirmed: (since) => `${since} に実行済み。現在の状態は Toban → セットアップの確認 で確かめられます`,
};

export const testTask: TestTaskTexts = {
  notYet: '最後まで通ったタスクがまだありません',
  went: (since) => `${since} にタスクが最後まで通りました`,
  askCalendar:
    '設定タブでモードが「on」になっているカレンダーの ID (空なら予定の画面でカレンダーを選んでください)',
  waitingForIncident: (title) => `「${title}」のインシデントを待っています`,
  opened: (seconds) => `  PagerDuty のインシデントを確認しました (予定時刻の ${seconds} 秒後)`,
  noIncident: 'PagerDuty にインシデントが作成されていません',
  waitingForCard: 'チャンネルを確認しています',
  told: (seconds) => `  Slack のカードを確認しました (予定時刻の ${seconds} 秒後)`,
  noCard: (channel) => `${channel} にカードが届いていません`,
  waitingForState: 'PagerDuty への反映を待っています',
  started: '  着手: PagerDuty で確認済みになりました',
  finished: '  完了: PagerDuty で解決済みになり、カードにも表示されました',
  notReached: (state) => (state === 'started' ? 'タスクが着手されていません' : 'タスクが完了していません'),
  cardStays: 'インシデントは解決済みですが、カードが変わりません',
  stays: (channel) =>
    `  残るもの: ${channel} のカード、解決済みのインシデント、台帳の行 (あとで保管タブに移ります)。`,
  mends: {
    noIncident: (title) =>
      `カレンダーが設定タブにモード「on」で登録され、予定がそのカレンダーに保存されたことを確かめてください。実行の状況は Toban → セットアップの確認 でわかります。そのあと予定「${title}」を削除し、同じコマンドをもう一度実行してください`,
    noCard: (title) =>
      `ブリッジとチャンネルの状態は npm run doctor でわかります。そのあと予定「${title}」を削除し (インシデントは Toban が閉じます)、同じコマンドをもう一度実行してください`,
    notReached: (title) =>
      `カードのリンクをもう一度開くと、ページに理由が表示されます。そのあと予定「${title}」を削除し (インシデントは Toban が閉じます)、同じコマンドをもう一度実行してください`,
  },
};
