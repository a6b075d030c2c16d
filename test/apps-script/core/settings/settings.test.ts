// The Settings tab: what administrators type, in either language, and what a bad cell stops.
import type { Grid } from '../../../../apps-script/src/core/grid';
import { readSettings } from '../../../../apps-script/src/core/settings/reading';
import type { CalendarSettings, Settings } from '../../../../apps-script/src/core/settings/settings';
import { en, ja } from '../../../../apps-script/src/i18n/catalogue';
import { at } from '../builders';

const GENERAL: Grid = [
  ['Language', 'en'],
  ['Test channel'],
  ['Catch-up'],
  ['Archive after'],
  ['Overrun grace'],
  ['Overrun interval'],
  ['On-time limit (minutes)'],
  ['Run time a day (minutes)'],
  ['Hold all until'],
];
const HEADERS = [
  ...['Calendar ID', 'PagerDuty service', 'From (email)', 'Slack channel (ID)', 'Customer', 'Mode'],
  ...['Escalation policy', 'Urgency', 'Lead', 'All-day time', 'Mention on reminder', 'Remind every'],
  ...['Title filter', 'Finish', 'Hold until'],
];
const ROW = ['acme@group.calendar.google.com', 'PSVC001', 'duty@example.com', 'C0ACME00'];
/** The first row below the headers, as the sheet counts. */
const FIRST = GENERAL.length + 2;

function read(grid: Grid): Settings {
  const reading = readSettings(grid);
  if (reading.kind !== 'read') throw new Error(reading.fault.kind);
  return reading.settings;
}

const rows = (...calendars: readonly (readonly unknown[])[]): Settings =>
  read([...GENERAL, HEADERS, ...calendars]);

/** A calendar's row with these further cells. */
const row = (cells: Readonly<Record<string, unknown>>): readonly unknown[] =>
  HEADERS.map((header, place) => (header in cells ? cells[header] : ROW[place]));

const one = (cells: Readonly<Record<string, unknown>>): Settings => rows(row(cells));

test('a row with the four cells that must be filled has a default for each other', () => {
  expect(rows(ROW)).toEqual({
    general: {
      language: 'en',
      testChannel: null,
      catchUpMinutes: 1440,
      archiveAfterMinutes: 43_200,
      overrunGraceMinutes: 15,
      overrunIntervalMinutes: 60,
      onTimeMinutes: 10,
      runTimeMinutes: 90,
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
    broken: [],
    problems: [],
    unread: null,
  });
});

test('a Japanese sheet means the same as an English one, however its names are broken into lines', () => {
  const settings = read([
    ['言語', '日本語'],
    ['テストチャンネル', 'C0TEST00'],
    ['追いつき期間', '2日'],
    ['保管までの期間', '９０日'],
    ['超過の猶予', '30分'],
    ['超過の通知間隔', '1時間'],
    ['定刻とみなす分数', '5'],
    ['1日の実行時間（分）', '360分'],
    ['全体の保留期限', ''],
    [],
    [
      ...['カレンダー\nID', '顧客', 'モード', 'PagerDuty サービス', 'エスカレーションポリシー', '緊急度'],
      ...['送信者（メール）', '事前通知', '終日の時刻', 'Slackチャンネル\n（ID）', '再通知のメンション'],
      ...['再通知の間隔', 'タイトルの絞り込み', '完了の方法', '保留期限', '備考'],
    ],
    [
      ...[
        'cal@example.com',
        '株式会社　ｱｸﾒ',
        '予行',
        'PSVC001',
        '',
        '低',
        'duty@example.com',
        '２時間３０分前',
      ],
      ...[
        '８：３０',
        'C0ACME00',
        '＠here',
        '１５分',
        '点検|更新',
        '終了時',
        '２０２６/１２/１　９：００＋０９：００',
      ],
    ],
  ]);
  expect(settings.problems).toEqual([]);
  expect(settings.general).toMatchObject({
    language: 'ja',
    testChannel: 'C0TEST00',
    catchUpMinutes: 2880,
    archiveAfterMinutes: 129_600,
    overrunGraceMinutes: 30,
    overrunIntervalMinutes: 60,
    onTimeMinutes: 5,
  });
  expect(settings.calendars[0]).toMatchObject({
    customer: '株式会社　ｱｸﾒ',
    mode: 'rehearse',
    urgency: 'low',
    leadMinutes: 150,
    allDayTime: '08:30',
    mention: '<!here>',
    remindEveryMinutes: 15,
    titleFilter: '点検|更新',
    finish: 'at end',
    holdUntilMs: at('2026-12-01T00:00Z'),
  });
});

test.each<[string, unknown, Partial<CalendarSettings>]>([
  ['Lead', '15', { leadMinutes: 15 }],
  ['Lead', 15, { leadMinutes: 15 }],
  ['Lead', ' １５ｍ ', { leadMinutes: 15 }],
  ['Lead', '7d', { leadMinutes: 10_080 }],
  ['Mode', 'OFF', { mode: 'off' }],
  ['Mode', '“rehearse”', { mode: 'rehearse' }],
  ['Customer', ' 「ｱｸﾒ」　様 ', { customer: '「ｱｸﾒ」　様' }],
  ['Customer', 'Acme\nTokyo', { customer: 'Acme Tokyo' }],
  ['Customer', 2026, { customer: '2026' }],
  ['Lead', '1h 30m', { leadMinutes: 90 }],
  ['Lead', '3時間前', { leadMinutes: 180 }],
  ['Lead', '\u200b5\u00a0分\u00a0', { leadMinutes: 5 }],
  ['All-day time', 0.375, { allDayTime: '09:00' }],
  ['All-day time', 0, { allDayTime: '00:00' }],
  ['All-day time', '9時', { allDayTime: '09:00' }],
  ['All-day time', '９：３０：００', { allDayTime: '09:30' }],
  ['Title filter', '（月次）', { titleFilter: '（月次）' }],
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
  ['Lead', '1h 2x'],
  ['Lead', '1h 30'],
  ['All-day time', '1.5'],
  ['Customer', 'x'.repeat(81)],
  ['Hold until', '2026-12-01 09:00'],
  ['Hold until', '46357.375'],
  ['Mode', 'TRUE'],
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
  expect(settings.problems).toEqual([
    { kind: 'cell', calendarId: ROW[0], row: FIRST, column, value, allowed: expect.stringMatching(/^\w+$/) },
  ]);
});

test('the sentence about a bad cell names tab, row, column, value and what is allowed, in the ledger’s language', () => {
  const [problem] = one({ Urgency: 'medium' }).problems;
  if (!problem) throw new Error('no problem was found');
  expect(en.core.sheet.settingsProblem('Settings', problem)).toBe(
    `Settings, row ${FIRST}, column "Urgency" is "medium"; allowed: high or low`,
  );
  expect(ja.core.sheet.settingsProblem('設定', problem)).toBe(
    `「設定」タブの ${FIRST} 行目、「Urgency」列の値「medium」を読み取れません。使える値：高 または 低（high / low）`,
  );
});

test('it names the column as the sheet shows it', () => {
  const headers = HEADERS.map((header) => (header === 'Urgency' ? ' 緊急\n度 ' : header));
  const [problem] = read([...GENERAL, headers, row({ Urgency: '中' })]).problems;
  expect(problem).toMatchObject({ column: '緊急 度', value: '中' });
});

test('an empty cell that must be filled is a bad cell', () => {
  const [problem] = one({ 'PagerDuty service': '' }).problems;
  expect(problem && en.core.sheet.settingsProblem('Settings', problem)).toMatch(
    `Settings, row ${FIRST}, column "PagerDuty service" is empty; `,
  );
});

test('a bad cell stops its own calendar and no other, and what can be read of its row is known', () => {
  const settings = rows(
    row({ 'Calendar ID': 'a@example.com', Lead: 'soon', Mode: 'rehearse' }),
    row({ 'Calendar ID': 'b@example.com', Lead: '5' }),
  );
  expect(settings.calendars.map((each) => each.calendarId)).toEqual(['b@example.com']);
  expect(settings.problems).toMatchObject([{ row: FIRST, calendarId: 'a@example.com' }]);
  expect(settings.broken).toMatchObject([
    { calendarId: 'a@example.com', known: { mode: 'rehearse', service: 'PSVC001' } },
  ]);
  expect(settings.broken[0]?.known).not.toHaveProperty('leadMinutes');
});

test('every bad cell of a row is said', () => {
  expect(one({ Lead: 'soon', Urgency: 'medium' }).problems).toMatchObject([
    { column: 'Urgency' },
    { column: 'Lead' },
  ]);
});

test('a bad general value is said, and its default holds', () => {
  const general = GENERAL.map(([name, value]) => [name, name === 'Catch-up' ? 'for ever' : value]);
  const settings = read([...general, HEADERS, ROW]);
  expect(settings.general.catchUpMinutes).toBe(1440);
  expect(settings.problems).toMatchObject([
    { kind: 'cell', row: 3, column: 'Catch-up', value: 'for ever', calendarId: null },
  ]);
  expect(settings.calendars).toHaveLength(1);
});

test('a general value or column that is not there has its default, and is said', () => {
  const without = HEADERS.filter((header) => header !== 'Lead');
  const settings = read([...GENERAL.slice(0, -1), without, ROW]);
  expect(settings.calendars).toMatchObject([{ leadMinutes: 0 }]);
  expect(settings.problems).toEqual([
    { kind: 'lacking', header: 'Lead' },
    { kind: 'lacking', header: 'Hold all until' },
  ]);
});

test('a calendar listed twice is one: the first row that can be read counts, the other is said', () => {
  expect(rows(row({ Customer: 'Acme' }), row({ Customer: 'Again' }))).toMatchObject({
    calendars: [{ customer: 'Acme' }],
    problems: [{ kind: 'twice', row: FIRST + 1, counts: FIRST, calendarId: ROW[0] }],
  });
  expect(rows(row({ Customer: 'Acme', Lead: 'soon' }), row({ Customer: 'Again' }))).toMatchObject({
    calendars: [{ customer: 'Again' }],
    broken: [],
    problems: [
      { kind: 'cell', row: FIRST },
      { kind: 'twice', row: FIRST, counts: FIRST + 1 },
    ],
  });
});

test('columns may stand in any order, with others between them', () => {
  const places = [...HEADERS.keys()].reverse();
  const turned = (cells: readonly unknown[]) => ['x', ...places.map((place) => cells[place])];
  const settings = read([...GENERAL, turned(HEADERS), turned(row({ Lead: '7' }))]);
  expect(settings).toMatchObject({ problems: [], calendars: [{ calendarId: ROW[0], leadMinutes: 7 }] });
});

test('blank rows between calendars are nobody’s, a row without an ID is said once', () => {
  const settings = rows([], ['', ' '], ['', 'PSVC001'], ROW);
  expect(settings.calendars).toHaveLength(1);
  expect(settings.problems).toMatchObject([
    { row: FIRST + 2, column: 'Calendar ID', value: '', calendarId: null, allowed: 'calendarId' },
  ]);
});

test.each<[string, Grid, object]>([
  ['an empty tab', [], { kind: 'headless' }],
  ['a tab that lost its header row', [...GENERAL, ROW], { kind: 'headless' }],
  [
    'a tab without the column that says which calendars are on',
    [...GENERAL, HEADERS.filter((header) => header !== 'Mode'), ROW],
    { kind: 'lacking', headers: ['Mode'] },
  ],
])('%s is unread, not a tab without calendars', (_, grid, fault) => {
  expect(readSettings(grid)).toEqual({ kind: 'unread', fault });
});
