// Japanese: sentences in rows, incidents and notices.
import type { CoreTexts } from '../../core/texts';
import { sheet } from './sheet';

export const core: CoreTexts = {
  skipped: {
    skip: '対象外：予定に skip の指定があります',
    filter: '対象外：タイトルの絞り込みに該当しません',
    declined: '対象外：カレンダーの持ち主が辞退しています',
    late: '対象外：開始時刻を過ぎてから追加されました',
    rehearsal: '予行：インシデントは作成していません',
    off: '対象外：開始時刻にカレンダーがオフになっていました',
  },
  calendarUnread: 'カレンダーを読み取れないため、台帳をもとに開始を依頼しました',
  settingsUnread: '設定を読み取れないため、台帳をもとに開始を依頼しました',
  sheet,
  eventGone: '着手後にカレンダーの予定が削除されました',
  eventMoved: (start) => `着手後にカレンダーの予定が ${start} に変更されました`,
  notStartedFirst: '着手の記録がないまま完了しました',
  closedByTimer: 'PagerDuty のタイマーがインシデントを閉じました。このサービスの自動解決をオフにしてください',
  swallowed:
    'PagerDuty が受け付けたインシデントが見つかりません。サービスが無効かメンテナンス中の可能性があります',
  refusedChange: (text) => `PagerDuty が変更を拒否しています。Toban は間隔をあけて再試行します。${text}`,
  leftOpen: 'PagerDuty でほかのインシデントと統合されているため、インシデントは開いたままにしました',
  reminder: (minutes) => `予定から${duration(minutes)}過ぎましたが、まだ誰も着手していません`,
  overrun: (minutes) => `終了予定を${duration(minutes)}過ぎて作業が続いています`,
  resolution: {
    moved: (due) => `Toban：カレンダーの予定が変更されました。新しい時刻は ${due} です`,
    postponed: (due, by) => `Toban：${by} さんが延期しました。新しい時刻は ${due} です`,
    deleted: 'Toban：カレンダーの予定が削除されました',
    atEnd: 'Toban：終了予定の時刻になったため完了にしました',
    finished: (by, note) => `${by} さんが完了しました（Toban）${note ? `：${note}` : ''}`,
    surplus: 'Toban：作成が遅れて届きました。作業はすでに取り消し、変更または完了になっています',
    lateStart: (by) => `Toban：${by} さんが着手したときには、すでに完了していました`,
  },
  closedAgain: (by) =>
    `${by} さんの着手は完了の直後でした。PagerDuty が再び開いたため、Toban が閉じ直しました`,
  startedNote: (by) => `${by} さんが着手しました（Toban）`,
  heldUntil: (customer, until, lines) =>
    [
      `保留中です（${until} まで）：${customer ?? 'すべてのカレンダー'}。それまで作業の依頼は出ません`,
      ...(lines.length > 0
        ? ['それまでに予定時刻を迎える作業：', ...lines]
        : ['それまでに予定時刻を迎える作業はありません']),
    ].join('\n'),
  holdEnded: (customer, lines) =>
    [
      `保留が終わりました：${customer ?? 'すべてのカレンダー'}`,
      ...(lines.length > 0 ? ['待っていた作業：', ...lines] : ['待っていた作業はありません']),
    ].join('\n'),
  more: (count) => `…ほか ${count} 件`,
  switchedOff: (calendar, lines) =>
    `${calendar} のカレンダーがオフになりました。次の作業は完了するまで残ります\n${lines.join('\n')}`,
  missedDigest: (lines) =>
    `見逃し：カレンダーを再び読めたときには遅すぎたため、依頼していません\n${lines.join('\n')}`,
  rehearsed: (line) => `予行：本番ならいま依頼しています：${line}`,
  newerBook:
    'Toban は停止しています。スプレッドシートは、いま動いているスクリプトより新しい Toban が書いたものです。新しいスクリプトをもう一度リリース（npm run release）するまで、何も作成せず、何も書き込みません。その間に予定時刻になった作業は、再開後に遅れて作成します',
  webhooksOn:
    'PagerDuty の Webhook（Slack 連携）がオフになっていたため、Toban が再びオンにしました。オフの間の変化は、即時ではなく1〜2分遅れでお知らせしています',
  webhooksOff: (reason) =>
    `PagerDuty の Webhook がオフになっていますが、Toban からオンに戻せません：${reason}`,
  webhooksUnread: (reason) =>
    `PagerDuty の Webhook がオンかどうかを確認できません。API キーに Webhook 購読の権限を与えてください。${reason}`,
  unwatched: (link) =>
    `台帳のどの行にも対応しない Toban のインシデントが PagerDuty で開いています：${link} 作業が済んでいれば PagerDuty で解決してください`,
  triggersRemoved: (count) => `Toban のトリガーが${count}個余分にあったため削除しました。残りは1個です`,
  unreadFor: (calendar, minutes, reason) =>
    `${calendar} のカレンダーを${duration(minutes)}読み取れていません：${reason}`,
  incidentsUnreadFor: (minutes, reason) =>
    `PagerDuty を${duration(minutes)}読み取れていません。予定時刻を迎えた作業は、応答が戻りしだい依頼します：${reason}`,
  services: {
    calendar: 'Google カレンダー',
    pagerduty: 'PagerDuty',
    bridge: 'Slack 連携（ブリッジ）',
    secondBridge: 'Slack 連携（ブリッジ）の 2 つ目のアドレス',
    heartbeat: '死活監視の送信先',
  },
  hangs: (service) =>
    `${service}が応答しません。1 日の実行時間を使い切らないよう、間隔をあけて接続を試みます。必要な処理は、応答が戻りしだい行います`,
  answersAgain: (service, minutes) =>
    `${service}が${duration(minutes)}ぶりに応答しました。待っていた処理をこれから行います`,
  runTimeScarce: (used, quota, hung) =>
    `Google が 1 日に認める実行時間 ${quota}分のうち、${used}分を使いました（うち ${hung}分は応答のない呼び出し）。${quota}分を超えると、Toban は翌日まで止まります`,
};

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes}分`;
  return minutes % 60 === 0 ? `${minutes / 60}時間` : `${Math.floor(minutes / 60)}時間${minutes % 60}分`;
}
