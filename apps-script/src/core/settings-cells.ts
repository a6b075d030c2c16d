// The cells of the Settings tab: their headers in both languages, how each is read, and what an empty one means.
import {
  finish,
  lead,
  matching,
  minutes,
  oneOf,
  type Parsed,
  type Parser,
  pagerDutyId,
  slackChannel,
  timeOfDay,
  urgency,
} from './cell';
import type { CalendarSettings, GeneralSettings, Mode } from './settings';
import { parseWallClock } from './zone';

export interface CellRule<T> {
  readonly header: string;
  readonly japanese: string;
  readonly parse: Parser<T>;
  /** What an empty cell means; left out where the cell must be filled. */
  readonly empty?: T;
}

type Rules<T> = { readonly [K in keyof T]: CellRule<T[K]> };

const DAY_MINUTES = 24 * 60;

const text = (most: number): Parser<string> =>
  matching(new RegExp(`^.{1,${most}}$`, 'u'), `text of at most ${most} characters`);

const instant: Parser<number> = (typed) => {
  const ms = parseWallClock(typed);
  return ms === null
    ? { ok: false, allowed: 'date, time and offset such as 2026-12-01 09:00+09:00' }
    : { ok: true, value: ms };
};

const mode: Parser<Mode> = oneOf(
  {
    on: 'on',
    rehearse: 'rehearse',
    off: 'off',
    オン: 'on',
    有効: 'on',
    予行: 'rehearse',
    オフ: 'off',
    無効: 'off',
  },
  'on, rehearse or off',
);

const MENTION = /^(<!here>|<!channel>|<!subteam\^[A-Z0-9]+>|<@[UW][A-Z0-9]+>)$/;
const mention: Parser<string> = (typed): Parsed<string> => {
  const name = typed.toLowerCase().replace(/^@/, '');
  if (name === 'here' || name === 'channel') return { ok: true, value: `<!${name}>` };
  if (/^S[A-Z0-9]{6,}$/.test(typed)) return { ok: true, value: `<!subteam^${typed}>` };
  if (/^[UW][A-Z0-9]{6,}$/.test(typed)) return { ok: true, value: `<@${typed}>` };
  if (MENTION.test(typed)) return { ok: true, value: typed };
  return { ok: false, allowed: '@here, @channel, or the ID of a Slack user (U…) or user group (S…)' };
};

const titleFilter: Parser<string> = (typed) => {
  try {
    new RegExp(typed, 'iu');
    return { ok: true, value: typed };
  } catch {
    return { ok: false, allowed: 'words to find in the title, or a regular expression' };
  }
};

const email = matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'the e-mail address of a PagerDuty user');

export const CALENDAR_CELLS: Rules<CalendarSettings> = {
  calendarId: {
    header: 'Calendar ID',
    japanese: 'カレンダーID',
    parse: matching(/^\S+$/, 'the calendar’s ID from its settings page'),
  },
  customer: { header: 'Customer', japanese: '顧客', parse: text(80), empty: '' },
  mode: { header: 'Mode', japanese: 'モード', parse: mode, empty: 'on' },
  service: { header: 'PagerDuty service', japanese: 'PagerDutyサービス', parse: pagerDutyId('service') },
  policy: {
    header: 'Escalation policy',
    japanese: 'エスカレーションポリシー',
    parse: pagerDutyId('escalation policy'),
    empty: null,
  },
  urgency: { header: 'Urgency', japanese: '緊急度', parse: urgency, empty: 'high' },
  from: { header: 'From (email)', japanese: '送信者(メール)', parse: email },
  leadMinutes: { header: 'Lead', japanese: '事前通知', parse: lead, empty: 0 },
  allDayTime: { header: 'All-day time', japanese: '終日の時刻', parse: timeOfDay, empty: '09:00' },
  channel: { header: 'Slack channel (ID)', japanese: 'Slackチャンネル(ID)', parse: slackChannel },
  mention: { header: 'Mention on reminder', japanese: '再通知のメンション', parse: mention, empty: null },
  remindEveryMinutes: {
    header: 'Remind every',
    japanese: '再通知の間隔',
    parse: minutes(1, DAY_MINUTES, 'minutes (10) or hours (1h), from 1 minute to 1 day'),
    empty: 10,
  },
  titleFilter: { header: 'Title filter', japanese: 'タイトルの絞り込み', parse: titleFilter, empty: null },
  finish: { header: 'Finish', japanese: '完了の方法', parse: finish, empty: 'manual' },
  holdUntilMs: { header: 'Hold until', japanese: '保留期限', parse: instant, empty: null },
};

export const GENERAL_CELLS: Rules<GeneralSettings> = {
  language: {
    header: 'Language',
    japanese: '言語',
    parse: oneOf({ ja: 'ja', en: 'en', japanese: 'ja', english: 'en', 日本語: 'ja', 英語: 'en' }, 'ja or en'),
    empty: 'en',
  },
  testChannel: { header: 'Test channel', japanese: 'テストチャンネル', parse: slackChannel, empty: null },
  catchUpMinutes: {
    header: 'Catch-up',
    japanese: '追いつき期間',
    parse: minutes(10, 7 * DAY_MINUTES, 'hours (24h) or days (1d), from 10 minutes to 7 days'),
    empty: DAY_MINUTES,
  },
  archiveAfterMinutes: {
    header: 'Archive after',
    japanese: '保管までの期間',
    parse: minutes(DAY_MINUTES, 400 * DAY_MINUTES, 'days (30d), from 1 to 400'),
    empty: 30 * DAY_MINUTES,
  },
  overrunGraceMinutes: {
    header: 'Overrun grace',
    japanese: '超過の猶予',
    parse: minutes(0, DAY_MINUTES, 'minutes (15), at most 1 day'),
    empty: 15,
  },
  overrunIntervalMinutes: {
    header: 'Overrun interval',
    japanese: '超過の通知間隔',
    parse: minutes(5, DAY_MINUTES, 'minutes (60), from 5 minutes to 1 day'),
    empty: 60,
  },
  onTimeMinutes: {
    header: 'On-time limit (minutes)',
    japanese: '定刻とみなす分数',
    parse: minutes(0, DAY_MINUTES, 'minutes (10), at most 1 day'),
    empty: 10,
  },
  holdUntilMs: { header: 'Hold all until', japanese: '全体の保留期限', parse: instant, empty: null },
};
