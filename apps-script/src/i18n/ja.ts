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
      lateStart: (by) => `Toban：${by} さんが着手したときには、すでに完了していました`,
    },
    closedAgain: (by) =>
      `${by} さんの着手は完了の直後でした。PagerDuty が再び開いたため、Toban が閉じ直しました`,
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
      ready: {
        heading: '着手待ちです',
        sentence: '「着手する」を押すと、作業中であることが全員に伝わります。',
      },
      opening: { heading: '着手待ちです', sentence: 'いま PagerDuty に伝えています。このまま着手できます。' },
      failed: {
        heading: '着手待ちです',
        sentence: 'PagerDuty にインシデントがなく、誰も呼び出されていません。このまま着手できます。',
      },
      reopened: {
        heading: 'もう一度、着手待ちです',
        sentence: '{who} さんが着手しましたが（{when}）、PagerDuty で再び着手待ちに戻りました。',
      },
      unstarted: {
        heading: 'まだ誰も着手していません',
        sentence: '作業が済んでいれば、このまま完了にできます。',
      },
      canFinish: { heading: '作業中です', sentence: '{who} さんが着手しました（{when}）。' },
      notDue: { heading: 'まだ時間前です', sentence: '{when} から着手できます。' },
      soon: { heading: '予定の時刻です', sentence: '1～2分で着手できるようになります。' },
      started: {
        heading: 'すでに着手済みです',
        sentence: '{who} さん（{when}）。あなたの作業はありません。',
      },
      done: {
        heading: 'すでに完了しています',
        sentence: '完了しました（{when}）。残っている作業はありません。',
      },
      cancelled: {
        heading: '取り消されました',
        sentence: 'カレンダーの予定が削除されました。作業は不要です。',
      },
      moved: { heading: 'リンクが古くなっています', sentence: '新しい予定時刻は {when} です。' },
      missed: {
        heading: '間に合いませんでした',
        sentence: '時刻内に依頼できず、今後も依頼されません。責任者に確認してください。',
      },
      skipped: { heading: '対象外です', sentence: 'この予定は着手不要です。' },
      expired: { heading: 'リンクの期限が切れています', sentence: '台帳で作業を確認してください。' },
      invalid: {
        heading: 'リンクが正しくありません',
        sentence: '途中で切れている可能性があります。Slack のカードから開き直してください。',
      },
      unknown: { heading: '作業が見つかりません', sentence: '台帳にこの作業はもうありません。' },
      busy: {
        heading: '混み合っています',
        sentence: 'まだ何も行っていません。数秒後にもう一度押してください。',
      },
      nameless: {
        heading: 'お名前を教えてください',
        sentence: '誰が作業中か、みんなに分かるようにするためです。',
      },
      acceptedStart: {
        heading: '着手を受け付けました',
        sentence: '作業を始めてください。PagerDuty と Slack にはつながり次第伝えます。',
      },
      acceptedFinish: {
        heading: '完了を受け付けました',
        sentence: 'PagerDuty と Slack にはつながり次第伝えます。お疲れさまでした。',
      },
      youStarted: {
        heading: '着手しました',
        sentence: 'PagerDuty と Slack に伝えました。よろしくお願いします。',
      },
      youFinished: {
        heading: '完了しました',
        sentence: 'PagerDuty と Slack に伝えました。お疲れさまでした。',
      },
      closedAgain: {
        heading: 'すでに完了しています',
        sentence: '同じ瞬間に別の人が完了にしました。残っている作業はありません。',
      },
      troubled: {
        heading: 'うまくいきませんでした',
        sentence: 'もう一度押してください（二重にはなりません）。続くようなら管理者に連絡してください。',
      },
      unreachable: {
        heading: '応答がありません',
        sentence: '通信を確認して、もう一度押してください（二重にはなりません）。',
      },
    },
    buttons: { start: '着手する', finish: '完了にする' },
    goOn: {
      current: '現在のページを開く',
      start: '着手のページを開く',
      finish: '完了のページを開く',
    },
    facts: { customer: '顧客', due: '着手予定', time: '作業時間', late: '遅れて依頼', note: 'メモ' },
    links: { runbook: '手順書', event: 'カレンダー', incident: 'PagerDuty', ledger: '台帳' },
    allDay: '終日',
    ago: { seconds: '{n}秒前', minutes: '{n}分前・{time}', hours: '{h}時間{n}分前・{time}' },
    duration: { minutes: '{n}分', hours: '{h}時間{n}分' },
    someone: '誰か',
    yourName: 'お名前',
    signedInAs: '{who} さんとして',
    note: 'メモ（任意）',
    working: '処理しています…',
    reload: '再読み込み',
    newTab: '新しいタブで開きます',
    timeZone: '時刻は {zone}',
    otherLanguage: 'English',
  },
};

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes}分`;
  return minutes % 60 === 0 ? `${minutes / 60}時間` : `${Math.floor(minutes / 60)}時間${minutes % 60}分`;
}
