// The cells of the Settings tab: their headers in both languages, how each is read, and what an empty one means.
import {
  finish,
  matching,
  normalized,
  oneOf,
  type Parser,
  pagerDutyId,
  slackChannel,
  text,
  urgency,
} from '../typed/cell';
import { lead, minutes, timeOfDay } from '../typed/durations';
import { mention } from '../typed/mention';
import { parseWallClock } from '../zone';
import type { CalendarSettings, GeneralSettings, Mode } from './settings';

export interface CellRule<T> {
  readonly header: string;
  readonly japanese: string;
  readonly parse: Parser<T>;
  /** What an empty cell means; left out where the cell must be filled. */
  readonly empty?: T;
  /** Without its column the tab is not the one that set-up made. */
  readonly needed?: true;
}

type Rules<T> = { readonly [K in keyof T]: CellRule<T[K]> };

const DAY_MINUTES = 24 * 60;
const MAX_CUSTOMER = 80;
/** "Triggers total runtime" of a consumer account (developers.google.com/apps-script/guides/services/quotas). */
const DAY_RUN_TIME_MINUTES = 90;

const WHEN = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2}) ?(z|[+-]\d{2}:\d{2})$/i;

/** `2026-12-01 09:00+09:00` or `2026/12/1 9:00 +09:00`. */
const holdUntil: Parser<number> = (typed) => {
  const [, year, month = '', day = '', hour = '', minute, offset = ''] = WHEN.exec(normalized(typed)) ?? [];
  const two = (digits: string) => digits.padStart(2, '0');
  const ms = parseWallClock(
    `${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}${offset.toUpperCase()}`,
  );
  return ms === null ? { ok: false, allowed: 'holdUntil' } : { ok: true, value: ms };
};

const mode: Parser<Mode> = oneOf(
  {
    on: 'on',
    rehearse: 'rehearse',
    rehearsal: 'rehearse',
    off: 'off',
    オン: 'on',
    有効: 'on',
    予行: 'rehearse',
    リハーサル: 'rehearse',
    オフ: 'off',
    無効: 'off',
  },
  'mode',
);

/** As typed; it is compared in one form with titles. */
const titleFilter: Parser<string> = (typed) => {
  try {
    new RegExp(normalized(typed), 'iu');
    return { ok: true, value: typed };
  } catch {
    return { ok: false, allowed: 'titleFilter' };
  }
};

const email = matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'from');

export const CALENDAR_CELLS: Rules<CalendarSettings> = {
  calendarId: {
    header: 'Calendar ID',
    japanese: 'カレンダーID',
    parse: matching(/^\S+$/, 'calendarId'),
    needed: true,
  },
  customer: { header: 'Customer', japanese: '顧客', parse: text(MAX_CUSTOMER, 'customer'), empty: '' },
  mode: { header: 'Mode', japanese: 'モード', parse: mode, empty: 'on', needed: true },
  service: {
    header: 'PagerDuty service',
    japanese: 'PagerDutyサービス',
    parse: pagerDutyId('service'),
    needed: true,
  },
  policy: {
    header: 'Escalation policy',
    japanese: 'エスカレーションポリシー',
    parse: pagerDutyId('policy'),
    empty: null,
  },
  urgency: { header: 'Urgency', japanese: '緊急度', parse: urgency, empty: 'high' },
  from: { header: 'From (email)', japanese: '送信者(メール)', parse: email, needed: true },
  leadMinutes: { header: 'Lead', japanese: '事前通知', parse: lead, empty: 0 },
  allDayTime: { header: 'All-day time', japanese: '終日の時刻', parse: timeOfDay, empty: '09:00' },
  channel: {
    header: 'Slack channel (ID)',
    japanese: 'Slackチャンネル(ID)',
    parse: slackChannel,
    needed: true,
  },
  mention: { header: 'Mention on reminder', japanese: '再通知のメンション', parse: mention, empty: null },
  remindEveryMinutes: {
    header: 'Remind every',
    japanese: '再通知の間隔',
    parse: minutes(1, DAY_MINUTES, 'remindEvery'),
    empty: 10,
  },
  titleFilter: { header: 'Title filter', japanese: 'タイトルの絞り込み', parse: titleFilter, empty: null },
  finish: { header: 'Finish', japanese: '完了の方法', parse: finish, empty: 'manual' },
  holdUntilMs: { header: 'Hold until', japanese: '保留期限', parse: holdUntil, empty: null },
};

export const GENERAL_CELLS: Rules<GeneralSettings> = {
  language: {
    header: 'Language',
    japanese: '言語',
    parse: oneOf({ ja: 'ja', en: 'en', japanese: 'ja', english: 'en', 日本語: 'ja', 英語: 'en' }, 'language'),
    empty: 'en',
  },
  testChannel: { header: 'Test channel', japanese: 'テストチャンネル', parse: slackChannel, empty: null },
  catchUpMinutes: {
    header: 'Catch-up',
    japanese: '追いつき期間',
    parse: minutes(10, 7 * DAY_MINUTES, 'catchUp'),
    empty: DAY_MINUTES,
  },
  archiveAfterMinutes: {
    header: 'Archive after',
    japanese: '保管までの期間',
    parse: minutes(DAY_MINUTES, 400 * DAY_MINUTES, 'archiveAfter'),
    empty: 30 * DAY_MINUTES,
  },
  overrunGraceMinutes: {
    header: 'Overrun grace',
    japanese: '超過の猶予',
    parse: minutes(0, DAY_MINUTES, 'overrunGrace'),
    empty: 15,
  },
  overrunIntervalMinutes: {
    header: 'Overrun interval',
    japanese: '超過の通知間隔',
    parse: minutes(5, DAY_MINUTES, 'overrunInterval'),
    empty: 60,
  },
  onTimeMinutes: {
    header: 'On-time limit (minutes)',
    japanese: '定刻とみなす分数',
    parse: minutes(0, DAY_MINUTES, 'onTime'),
    empty: 10,
  },
  runTimeMinutes: {
    header: 'Run time a day (minutes)',
    japanese: '1日の実行時間(分)',
    parse: minutes(90, 360, 'runTime'),
    empty: DAY_RUN_TIME_MINUTES,
  },
  holdUntilMs: { header: 'Hold all until', japanese: '全体の保留期限', parse: holdUntil, empty: null },
};
