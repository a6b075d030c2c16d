// Japanese: what could not be understood in the sheet or in an event's description.

import { KEY_HEADER } from '../../core/ledger/columns';
import type { SheetTexts } from '../../core/sheet-texts';
import type { Allowed } from '../../core/typed/allowed';

const allowed: Readonly<Record<Allowed, string>> = {
  calendarId: 'カレンダーの設定画面にある ID（例：name@group.calendar.google.com）',
  customer: '80 文字までの文字列',
  mode: 'オン、予行、オフのいずれか（on / rehearse / off）',
  service: 'PagerDuty サービスの ID（例：PABC123。URL の末尾にあります）',
  policy: 'PagerDuty エスカレーションポリシーの ID（例：PABC123。URL の末尾にあります）',
  urgency: '高 または 低（high / low）',
  from: 'PagerDuty ユーザーのメールアドレス',
  lead: '分（15分）、時間（2時間）、日（1日）のいずれか。7 日まで',
  timeOfDay: '時刻（例：09:00）',
  channel: 'Slack チャンネルの ID（例：C0123456789。チャンネル詳細の末尾にあります）',
  mention: '@here、@channel、または Slack のユーザー（U…）かユーザーグループ（S…）の ID',
  remindEvery: '分（10分）または時間（1時間）。1 分から 1 日まで',
  titleFilter: 'タイトルに含まれる言葉、または正規表現',
  finish: '手動 または 終了時（manual / at end）',
  holdUntil: '日付、時刻、時差を文字列で（例：2026-12-01 09:00+09:00）',
  language: 'ja または en',
  catchUp: '時間（24時間）または日（1日）。10 分から 7 日まで',
  archiveAfter: '日数（30日）。1 日から 400 日まで',
  overrunGrace: '分（15分）。1 日まで',
  overrunInterval: '分（60分）。5 分から 1 日まで',
  onTime: '分（10分）。1 日まで',
  runTime: '分（90。Workspace では 360）。Google が 1 日に認める時間',
  runbook: 'https:// で始まるアドレス',
  assignee: '名前または Slack ユーザーの ID。80 文字まで',
  yesNo: 'はい または いいえ（yes / no）',
  state: 'Toban の状態のいずれか',
  instant: '日時（例：2026-11-30 09:00+09:00）',
  timeZone: 'タイムゾーン（例：Asia/Tokyo）',
  wholeNumber: '整数',
  asWritten: 'Toban が書き込んだままの値',
};

export const sheet: SheetTexts = {
  allowed,
  settingsProblem: (tab, problem) => {
    switch (problem.kind) {
      case 'cell':
        return `「${tab}」タブの ${problem.row} 行目、「${problem.column}」列${shown(problem.value)}。使える値：${allowed[problem.allowed]}`;
      case 'twice':
        return `「${tab}」タブの ${problem.row} 行目、「${problem.column}」列：「${problem.calendarId}」が重複しています。${problem.counts} 行目を使い、この行は使いません`;
      case 'lacking':
        return `「${tab}」タブに「${problem.header}」がないため、既定値を使います。メニューの「当番」→「セットアップ」を実行すると追加されます`;
    }
  },
  settingsUnread: (tab, fault) => {
    const what = {
      headless: `「${tab}」タブがないか、「カレンダーID」の見出し行がありません`,
      lacking: `「${tab}」タブに ${fault.kind === 'lacking' ? quoted(fault.headers) : ''} がありません`,
    }[fault.kind];
    return `${what}。カレンダーの新しい予定は取り込みませんが、台帳にある作業は予定時刻に依頼します。変更履歴から元に戻すか、メニューの「当番」→「セットアップ」を実行してください`;
  },
  ledgerUnread: (tab, fault) => {
    const what = {
      headless: `「${tab}」タブに「${KEY_HEADER}」の見出し行がありません`,
      lacking: `「${tab}」タブに ${fault.kind === 'lacking' ? quoted(fault.headers) : ''} がありません`,
    }[fault.kind];
    return `${what}。見出しを元に戻すか、メニューの「当番」→「セットアップ」を実行してください`;
  },
  rowProblem: (tab, { row, column, value, allowed: key }) =>
    `「${tab}」タブの ${row} 行目、「${column}」列${shown(value)}。使える値：${allowed[key]}。直るまでこの作業には手を付けません`,
  lackingColumn: ({ tab, column }) =>
    `「${tab}」タブに「${column}」列がありません。見出しを元に戻すか、メニューの「当番」→「セットアップ」を実行してください`,
  manyProblems: (tab, count, first) =>
    `「${tab}」タブに読み取れないセルが ${count} か所あります。最初の 1 件：${first}`,
  directive: (problem) =>
    problem.kind === 'twice'
      ? `「${problem.key}」の指定が重複しています。「${cut(problem.value)}」を使います`
      : `「${problem.key}」の値「${cut(problem.value)}」を読み取れません。使える値：${allowed[problem.allowed]}`,
  directivesOf: (note, lines, count) =>
    `${note}\n${lines.join('\n')}${count > lines.length ? `\nほか ${count - lines.length} 件` : ''}`,
};

function shown(value: string): string {
  return value === '' ? 'が空です' : `の値「${cut(value)}」を読み取れません`;
}

function cut(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `「${name}」`).join('、');
}
