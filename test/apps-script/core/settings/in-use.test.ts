// What holds of the Settings tab while it, or a calendar's row, cannot be read.
import { remember } from '../../../../apps-script/src/core/plan/remember';
import type { Reading } from '../../../../apps-script/src/core/reading';
import { calendarsInUse, settingsIn } from '../../../../apps-script/src/core/settings/in-use';
import type { Settings } from '../../../../apps-script/src/core/settings/settings';
import { at, CALENDAR, calendarSettings, general, memory, reading } from '../builders';

const HOLD = at('2026-12-01T00:00Z');
const settings = (over: Partial<Settings> = {}): Settings => ({
  ...reading().settings,
  calendars: [],
  ...over,
});
const remembered = memory({ use: { mode: 'rehearse', holdUntilMs: HOLD } });
const usesIn = (over: Partial<Settings>) => [...calendarsInUse(settings(over), remembered)];

test('a row that can be read says it', () => {
  expect(usesIn({ calendars: [calendarSettings()] })).toMatchObject([
    [CALENDAR, { mode: 'on', holdUntilMs: null }],
  ]);
  expect(usesIn({ calendars: [calendarSettings({ mode: 'off' })] })).toEqual([]);
});

test('of a row with a bad cell the cells that can be read count, and for the others what it said last', () => {
  const broken = (known: object) => usesIn({ broken: [{ calendarId: CALENDAR, known }] });
  expect(broken({ mode: 'on', holdUntilMs: null })).toEqual([[CALENDAR, { mode: 'on', holdUntilMs: null }]]);
  expect(broken({})).toEqual([[CALENDAR, { mode: 'rehearse', holdUntilMs: HOLD }]]);
  expect(broken({ mode: 'off' })).toEqual([]);
});

test('a general value that cannot be read is what it was: a mistyped hold ends none', () => {
  const grid = [
    ['Hold all until', 'next week'],
    ['Calendar ID', 'Mode', 'PagerDuty service', 'From (email)', 'Slack channel (ID)'],
  ];
  const before = { ...memory(), settings: general({ holdUntilMs: HOLD }) };
  expect(settingsIn(grid, before)).toMatchObject({ unread: null, general: { holdUntilMs: HOLD } });
  const cleared = [['Hold all until', ''], ...grid.slice(1)];
  expect(settingsIn(cleared, before).general.holdUntilMs).toBeNull();
});

test('a calendar that was taken off the tab is not in use', () => {
  expect(usesIn({})).toEqual([]);
});

test('while the tab is unread, or a row has lost its ID, what each calendar said last holds', () => {
  const last = [[CALENDAR, { mode: 'rehearse', holdUntilMs: HOLD }]];
  expect(usesIn({ unread: { kind: 'headless' } })).toEqual(last);
  const nameless = { kind: 'cell', calendarId: null, row: 12, column: 'Calendar ID', value: '' } as const;
  expect(usesIn({ problems: [{ ...nameless, allowed: 'calendarId' }] })).toEqual(last);
});

test('an unread tab keeps the general values of the last time', () => {
  const ours = general({ language: 'ja', catchUpMinutes: 60 });
  expect(settingsIn([], { ...memory(), settings: ours })).toMatchObject({
    general: ours,
    calendars: [],
    unread: { kind: 'headless' },
  });
  expect(settingsIn([], { ...memory(), settings: null })).toMatchObject({
    general: { language: 'en', catchUpMinutes: 1440 },
    unread: { kind: 'headless' },
  });
});

describe('remembered is', () => {
  const left = (over: Partial<Settings>) => {
    const read: Reading = { ...reading({ memory: remembered }), settings: settings(over) };
    return remember(read, new Map(), at('2026-11-30T00:00Z'));
  };
  const use = (over: Partial<Settings>) => left(over).calendars[CALENDAR]?.use;

  test('what the row says', () => {
    expect(use({ calendars: [calendarSettings({ mode: 'on' })] })).toEqual({ mode: 'on', holdUntilMs: null });
  });

  test('what it said, while it is broken or the tab is unread', () => {
    expect(use({ broken: [{ calendarId: CALENDAR, known: {} }] })).toEqual({
      mode: 'rehearse',
      holdUntilMs: HOLD,
    });
    expect(use({ unread: { kind: 'headless' } })).toEqual({ mode: 'rehearse', holdUntilMs: HOLD });
  });

  test('off, once it was taken off the tab', () => {
    expect(use({})).toEqual({ mode: 'off', holdUntilMs: null });
  });

  test('the general values, and not those of an unread tab', () => {
    expect(left({ general: general({ language: 'ja' }) }).settings?.language).toBe('ja');
    expect(left({ general: general({ language: 'ja' }), unread: { kind: 'headless' } }).settings).toEqual(
      general(),
    );
  });
});
