// Japanese: the start page.
import type { PageTexts } from '../page-texts';

export const page: PageTexts = {
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
    postponed: {
      heading: '延期されています',
      sentence: '{who} さんが延期しました。新しい予定時刻は {when} です。',
    },
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
    newerLink: {
      heading: 'このリンクは新しい Toban が作ったものです',
      sentence:
        'Slack の最新のカードから開き直してください。それでも開けないときは、このページのリリースが必要です。管理者に知らせてください。',
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
    untimely: {
      heading: '別の時刻を選んでください',
      sentence:
        '延期できるのは、現在時刻と予定時刻より後、{when} までです。それより先にする場合は、カレンダーの予定を変更してください。',
    },
    acceptedStart: {
      heading: '着手を受け付けました',
      sentence: '作業を始めてください。PagerDuty と Slack にはつながり次第伝えます。',
    },
    acceptedFinish: {
      heading: '完了を受け付けました',
      sentence: 'PagerDuty と Slack にはつながり次第伝えます。お疲れさまでした。',
    },
    acceptedPostpone: {
      heading: '延期を受け付けました',
      sentence: '新しい予定時刻は {when} です。PagerDuty と Slack にはつながり次第伝えます。',
    },
    youStarted: {
      heading: '着手しました',
      sentence: 'PagerDuty と Slack に伝えました。よろしくお願いします。',
    },
    youFinished: {
      heading: '完了しました',
      sentence: 'PagerDuty と Slack に伝えました。お疲れさまでした。',
    },
    youPostponed: {
      heading: '延期しました',
      sentence: '新しい予定時刻は {when} です。その時刻にもう一度お知らせします。',
    },
    closedAgain: {
      heading: 'すでに完了しています',
      sentence: '同じ瞬間に別の人が完了にしました。残っている作業はありません。',
    },
    troubled: {
      heading: 'うまくいきませんでした',
      sentence: 'もう一度押してください（二重にはなりません）。続くようなら管理者に連絡してください。',
    },
    outdated: {
      heading: 'このページは古い版です',
      sentence:
        '台帳は新しい Toban が書いているため、何も行いませんでした。このページのリリースが必要です。管理者に知らせてください。',
    },
    checked: {
      heading: '着手ページは応答しています',
      sentence:
        'このページのビルドを「セットアップの確認」に伝えました。このタブを閉じて、もう一度確認してください。',
    },
    unreachable: {
      heading: '応答がありません',
      sentence: '通信を確認して、もう一度押してください（二重にはなりません）。',
    },
  },
  buttons: { start: '着手する', finish: '完了にする' },
  postpone: {
    open: '延期する',
    halfHour: '30分後にする',
    hour: '1時間後にする',
    until: '時刻を選ぶ',
    toTime: 'この時刻に延期する',
  },
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
  build: {
    same: 'Toban {page}',
    differs:
      'このページは Toban {page} ですが、動いているのは {ticks} です。管理者によるリリースが必要です。',
  },
};
