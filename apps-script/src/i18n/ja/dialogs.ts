// Japanese: the menu's dialogs.
import type { BlockProblem } from '../../core/connection';
import type { CalendarsDialogTexts, CheckDialogTexts, ConnectDialogTexts } from '../dialog-texts';

export const checkDialog: CheckDialogTexts = {
  checking: 'Toban の動作に必要なものをすべて確認しています…',
  again: 'もう一度確認する',
  failed: '確認できませんでした：',
  allGood: 'すべて問題ありません。',
  counts: { bad: '要対応 {n} 件', warning: '要検討 {n} 件', unknown: 'ここから見えない項目 {n} 件' },
  fine: '問題なし {n} 件',
  verdicts: { bad: '要対応', warning: '要検討', unknown: '確認できず', ok: '問題なし' },
  open: '開く',
  foot: 'Toban {build}、{time} に確認。何も変更していません。',
};

const KINDS: Readonly<Record<BlockProblem['kind'], string>> = {
  form: 'は NAME=値 の形ではありません。値が途中で改行されないように、ブロックをコピーし直してください',
  unknown: 'という名前はありません。その行を消すか、名前を直してください',
  twice: 'が 2 行あります。どちらかを消してください',
  absent: 'の値がありません。値を入れるか、行を消してください（消せばいまの値のままです）',
  address: 'は https:// で始まるアドレスにしてください',
  addresses: 'は https:// で始まるアドレス 1 つか、カンマ区切りの 2 つにしてください',
  whsec: 'は whsec_ で始まる値です。npm run setup の表示どおりに貼り付けてください',
  short: 'は 16 文字以上にしてください',
  exec: 'は /exec で終わるウェブアプリのアドレスです（デプロイ → デプロイを管理）。/dev は使えません',
  unusable: 'が使えない値です',
};

export const connectDialog: ConnectDialogTexts = {
  intro:
    'npm run setup が表示するブロックを貼り付けてください。置き換わるのは書かれている項目だけです。値がふたたび表示されることはありません。',
  block: 'NAME=値（1 行に 1 つ）',
  newLinkSecret: 'LINK_SECRET を新しく作る',
  newLinkSecretNote: 'すでに Slack にあるカードの「着手する」「完了する」リンクは使えなくなります。',
  save: '保存する',
  saving: '保存しています…',
  nothing: '保存するものがありません。ブロックを貼り付けてください。',
  saved: '保存しました：',
  notSaved: '何も保存していません。',
  failed: '保存できませんでした：',
  known: 'いまの設定',
  states: { set: '設定済み', bad: '使えない値', lacking: '未設定', default: '初期値' },
  problem: ({ line, name, kind }) => `${line} 行目：${name ?? 'この行'} ${KINDS[kind]}。`,
};

export const calendarsDialog: CalendarsDialogTexts = {
  intro:
    '着手が必要な作業の入ったカレンダーを選んでください。選んだカレンダーは設定タブに 1 行ずつ追加され、内容はあとで変更できます。',
  noCalendars:
    '読み取れるカレンダーがありません。「予定の表示（すべての予定の詳細）」で共有してもらってから、開き直してください。',
  calendars: '読み取れるカレンダーと、その顧客名',
  customerOf: '{name} の顧客名',
  listed: '設定タブに登録済み',
  modes: { on: 'オン', rehearse: '予行' },
  modeNotes: {
    on: '時刻になるとインシデントを作成し、チャンネルに通知します。',
    rehearse: 'テストチャンネルに知らせるだけです。これまでの仕組みと並行して動かす場合に選びます。',
  },
  fields: {
    calendarId: 'カレンダー',
    customer: '顧客',
    mode: 'モード',
    service: 'PagerDutyサービス',
    from: '送信者（メール）',
    channel: 'Slackチャンネル（ID）',
  },
  channelNote: 'Slack のチャンネル詳細にある C… です。Toban を招待しておいてください。',
  fromNote: 'Toban が操作に使う PagerDuty ユーザーです。',
  noServices:
    'PagerDuty のサービスを取得できませんでした。ID（P…）を入力するか、先に Toban → 接続 を行ってください。',
  save: '追加する',
  saving: '追加しています…',
  noneChosen: 'カレンダーを 1 つ以上選んでください。',
  noMode: 'モードを選んでください。',
  bad: '何も追加していません。次の項目を直してください：',
  and: '、',
  added: '設定タブに {n} 件追加しました。1 分ほどで台帳にタスクが表示されます。',
  failed: '追加できませんでした：',
};
