// Japanese.
import type { Catalogue } from './catalogue';

export const ja: Catalogue = {
  core: {
    skipped: {
      skip: '対象外：予定に skip の指定があります',
      filter: '対象外：タイトルの絞り込みに該当しません',
      declined: '対象外：カレンダーの持ち主が辞退しています',
      late: '対象外：開始時刻を過ぎてから追加されました',
      rehearsal: '予行：インシデントは作成していません',
    },
    calendarUnread: 'カレンダーを読み取れないため、台帳をもとに開始を依頼しました',
    eventGone: '着手後にカレンダーの予定が削除されました',
    eventMoved: (start) => `着手後にカレンダーの予定が ${start} に変更されました`,
    notStartedFirst: '着手の記録がないまま完了しました',
    closedByTimer:
      'PagerDuty のタイマーがインシデントを閉じました。このサービスの自動解決をオフにしてください',
    swallowed:
      'PagerDuty が受け付けたインシデントが見つかりません。サービスが無効かメンテナンス中の可能性があります',
    reminder: (minutes) => `予定から${duration(minutes)}過ぎましたが、まだ誰も着手していません`,
    overrun: (minutes) => `終了予定を${duration(minutes)}過ぎて作業が続いています`,
    resolution: {
      moved: (due) => `Toban：カレンダーの予定が変更されました。新しい時刻は ${due} です`,
      deleted: 'Toban：カレンダーの予定が削除されました',
      atEnd: 'Toban：終了予定の時刻になったため完了にしました',
      finished: (by, note) => `${by} さんが完了しました（Toban）${note ? `：${note}` : ''}`,
    },
    startedNote: (by) => `${by} さんが着手しました（Toban）`,
    missedDigest: (lines) =>
      `見逃し：カレンダーを再び読めたときには遅すぎたため、依頼していません\n${lines.join('\n')}`,
    rehearsed: (line) => `予行：本番ならいま依頼しています：${line}`,
    unreadFor: (calendar, minutes, reason) =>
      `${calendar} のカレンダーを${duration(minutes)}読み取れていません：${reason}`,
  },
  menu: {
    title: '当番',
    runNow: '今すぐ実行',
    setUp: 'セットアップ',
    ran: '実行しました。',
    setUpDone: 'タブ、書式、保護、トリガーを整えました。',
    failed: (reason) => `実行できませんでした：${reason}`,
  },
  page: {
    cases: {
      ready: { heading: '着手待ちです', sentence: () => 'まだ誰も着手していません。' },
      notDue: { heading: 'まだ時刻前です', sentence: ({ when }) => `${when} になると着手できます。` },
      opening: { heading: '着手待ちです', sentence: () => 'インシデントを作成中ですが、着手できます。' },
      failed: {
        heading: '着手待ちです',
        sentence: () => 'PagerDuty がインシデントを受け付けませんでしたが、着手できます。',
      },
      started: { heading: 'すでに着手済みです', sentence: ({ who, when }) => `${who} さん（${when}）` },
      canFinish: {
        heading: '作業中です',
        sentence: ({ who, when }) => `${who} さんが着手しました（${when}）。`,
      },
      done: {
        heading: 'すでに完了しています',
        sentence: ({ when }) => `完了しました（${when}）。作業は残っていません。`,
      },
      cancelled: {
        heading: '取り消されました',
        sentence: () => 'カレンダーの予定が削除されました。作業は不要です。',
      },
      moved: {
        heading: '予定が変更されました',
        sentence: ({ when }) => `これは以前のリンクです。新しい時刻は ${when} です。`,
      },
      missed: {
        heading: '見逃しました',
        sentence: () => 'カレンダーを再び読めたときには遅すぎたため、依頼していません。',
      },
      skipped: { heading: '対象外です', sentence: () => 'この予定は対象外のため、着手は不要です。' },
      expired: {
        heading: 'リンクの期限が切れています',
        sentence: () => '台帳を開いて作業を確認してください。',
      },
      invalid: {
        heading: 'リンクが正しくありません',
        sentence: () => '途中で切れている可能性があります。Slack のカードから開き直してください。',
      },
      unknown: { heading: '作業が見つかりません', sentence: () => '台帳にこの作業はありません。' },
      busy: { heading: '処理中です', sentence: () => '数秒後にもう一度お試しください。' },
      accepted: {
        heading: '受け付けました',
        sentence: () => 'PagerDuty にはつながり次第伝えます。作業を始めてください。',
      },
      youStarted: {
        heading: '着手しました',
        sentence: () => 'Slack と PagerDuty に伝えました。よろしくお願いします。',
      },
      youFinished: {
        heading: '完了しました',
        sentence: () => 'Slack と PagerDuty に伝えました。お疲れさまでした。',
      },
      troubled: {
        heading: '実行できませんでした',
        sentence: () => '何も変更していません。もう一度お試しいただくか、管理者に連絡してください。',
      },
    },
    start: '着手する',
    finish: '完了する',
    due: '予定時刻',
    end: '終了予定',
    customer: '顧客',
    runbook: '手順書',
    event: 'カレンダーの予定',
    incident: 'PagerDuty',
    ledger: '台帳',
    toNewLink: '現在のページを開く',
    yourName: 'お名前',
    nameNeeded: '誰が作業中か分かるように、お名前を入力してください。',
    note: 'メモ（任意）',
    working: '処理しています…',
    unreachable: '応答がありません。ページを再読み込みして状況を確認してください。',
    ago: (minutes) => `${duration(minutes)}前`,
    justNow: 'たった今',
    otherLanguage: 'English',
  },
};

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes}分`;
  return minutes % 60 === 0 ? `${minutes / 60}時間` : `${Math.floor(minutes / 60)}時間${minutes % 60}分`;
}
