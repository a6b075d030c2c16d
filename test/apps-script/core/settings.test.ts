// The Settings tab: what administrators type, in either language, and what a bad cell stops.
import { type CalendarSettings, problemText, type Settings } from '../../../apps-script/src/core/settings';
import { type Grid, readSettings } from '../../../apps-script/src/core/settings-reading';
import { at } from './builders';

const HEADERS = ['Calendar ID', 'PagerDuty service', 'From (email)', 'Slack channel (ID)'];
const ROW = ['acme@group.calendar.google.com', 'PSVC001', 'duty@example.com', 'C0ACME00'];

function read(grid: Grid): Settings {
  const reading = readSettings(grid);
  if (reading.kind !== 'read') throw new Error(reading.reason);
  return reading.settings;
}

/** Settings of one calendar whose row has these further cells. */
function one(cells: Readonly<Record<string, unknown>>): Settings {
  return read([
    [...HEADERS, ...Object.keys(cells)],
    [...ROW, ...Object.values(cells)],
  ]);
}

test('a row with the four cells that must be filled has a default for each other', () => {
  expect(read([HEADERS, ROW])).toEqual({
    general: {
      language: 'en',
      testChannel: null,
      catchUpMinutes: 1440,
      archiveAfterMinutes: 43_200,
      overrunGraceMinutes: 15,
      overrunIntervalMinutes: 60,
      onTimeMinutes: 10,
      holdUntilMs: null,
    },
    calendars: [
      {
        calendarId: 'acme@group.calendar.google.com',
        customer: '',
        mode: 'on',
        service: 'PSVC001',
        policy: null,
        urgency: 'high',
        from: 'duty@example.com',
        leadMinutes: 0,
        allDayTime: '09:00',
        channel: 'C0ACME00',
        mention: null,
        remindEveryMinutes: 10,
        titleFilter: null,
        finish: 'manual',
        holdUntilMs: null,
      },
    ],
    problems: [],
  });
});

test('Japanese headers and values mean the same as English ones', () => {
  const settings = read([
    ['言語', '日本語'],
    ['追いつき期間', '2日'],
    [],
    [
      'カレンダーID',
      '顧客',
      'モード',
      'PagerDutyサービス',
      '緊急度',
      '送信者（メール）',
      '事前通知',
      '終日の時刻',
      'Slackチャンネル（ID）',
      '再通知の間隔',
      '完了の方法',
    ],
    [
      'cal@example.com',
      '株式会社アクメ',
      '予行',
      'PSVC001',
      '低',
      'duty@example.com',
      '２時間',
      '８：３０',
      'C0ACME00',
      '１５分',
      '終了時',
    ],
  ]);
  expect(settings.problems).toEqual([]);
  expect(settings.general).toMatchObject({ language: 'ja', catchUpMinutes: 2880 });
  expect(settings.calendars[0]).toMatchObject({
    customer: '株式会社アクメ',
    mode: 'rehearse',
    urgency: 'low',
    leadMinutes: 120,
    allDayTime: '08:30',
    remindEveryMinutes: 15,
    finish: 'at end',
  });
});

test.each<[string, unknown, Partial<CalendarSettings>]>([
  ['Lead', '15', { leadMinutes: 15 }],
  ['Lead', 15, { leadMinutes: 15 }],
  ['Lead', ' １５ｍ ', { leadMinutes: 15 }],
  ['Lead', '7d', { leadMinutes: 10_080 }],
  ['Mode', 'OFF', { mode: 'off' }],
  ['Mode', '“rehearse”', { mode: 'rehearse' }],
  ['Customer', '「アクメ」', { customer: 'アクメ' }],
  ['All-day time', '9:05', { allDayTime: '09:05' }],
  ['Mention on reminder', '@here', { mention: '<!here>' }],
  ['Mention on reminder', 'U012ABCDEF', { mention: '<@U012ABCDEF>' }],
  ['Mention on reminder', 'S012ABCDEF', { mention: '<!subteam^S012ABCDEF>' }],
  ['Escalation policy', 'PPOL001', { policy: 'PPOL001' }],
  ['Finish', 'At end', { finish: 'at end' }],
  ['Hold until', '2026-12-01 09:00+09:00', { holdUntilMs: at('2026-12-01T00:00Z') }],
])('%s may be typed as %p', (header, typed, expected) => {
  const settings = one({ [header]: typed });
  expect(settings.problems).toEqual([]);
  expect(settings.calendars[0]).toMatchObject(expected);
});

test.each<[string, string]>([
  ['Mode', 'sometimes'],
  ['Mode', 'constructor'],
  ['Mode', '__proto__'],
  ['Lead', '8d'],
  ['Lead', '-5'],
  ['Lead', 'soon'],
  ['Urgency', 'medium'],
  ['Escalation policy', 'Night shift'],
  ['All-day time', '24:00'],
  ['All-day time', '09:60'],
  ['Mention on reminder', 'everyone!'],
  ['Remind every', '0'],
  ['Title filter', '(open'],
  ['Finish', 'never'],
  ['Hold until', 'next Monday'],
])('%s cannot be %p: said with row, column, value and what is allowed', (column, value) => {
  const settings = one({ [column]: value });
  expect(settings.calendars).toEqual([]);
  expect(settings.problems).toEqual([{ row: 2, column, value, allowed: expect.stringMatching(/\w{3}/) }]);
});

test('the sentence about a bad cell names tab, row, column, value and what is allowed', () => {
  const [problem] = one({ Urgency: 'medium' }).problems;
  expect(problem && problemText(problem)).toBe(
    'Settings, row 2, column "Urgency" is "medium"; allowed: high or low',
  );
});

test('an empty cell that must be filled is a bad cell', () => {
  const [problem] = read([HEADERS, ['cal@example.com', '', 'duty@example.com', 'C0ACME00']]).problems;
  expect(problem && problemText(problem)).toMatch(/^Settings, row 2, column "PagerDuty service" is empty; /);
});

test('a bad cell stops its own calendar and no other', () => {
  const settings = read([
    [...HEADERS, 'Lead'],
    ['a@example.com', ...ROW.slice(1), 'soon'],
    ['b@example.com', ...ROW.slice(1), '5'],
  ]);
  expect(settings.calendars.map((each) => each.calendarId)).toEqual(['b@example.com']);
  expect(settings.problems.map((each) => each.row)).toEqual([2]);
});

test('a bad general value is said, and its default holds', () => {
  const settings = read([['Language', 'en'], ['Catch-up', 'for ever'], HEADERS, ROW]);
  expect(settings.general.catchUpMinutes).toBe(1440);
  expect(settings.problems).toMatchObject([{ row: 2, column: 'Catch-up', value: 'for ever' }]);
  expect(settings.calendars).toHaveLength(1);
});

test('a calendar listed twice is one, with the upper row', () => {
  const settings = read([
    [...HEADERS, 'Customer'],
    [...ROW, 'Acme'],
    [...ROW, 'Acme again'],
  ]);
  expect(settings.calendars.map((each) => each.customer)).toEqual(['Acme']);
});

test('columns may stand in any order, with others between them', () => {
  const settings = read([
    ['Our remark', 'Slack channel (ID)', 'From (email)', 'calendar id', 'PagerDuty service'],
    ['x', 'C0ACME00', 'duty@example.com', 'cal@example.com', 'PSVC001'],
  ]);
  expect(settings.calendars[0]).toMatchObject({ calendarId: 'cal@example.com', channel: 'C0ACME00' });
});

test('rows without a calendar ID are nobody’s', () => {
  expect(read([HEADERS, [], ['', 'PSVC001'], ROW]).calendars).toHaveLength(1);
});

test.each<[string, Grid]>([
  ['an empty tab', []],
  ['a tab that lost its header row', [['Language', 'ja'], ROW]],
])('%s is unread, not a tab without calendars', (_, grid) => {
  expect(readSettings(grid)).toEqual({ kind: 'unread', reason: expect.stringContaining('Set up') });
});
