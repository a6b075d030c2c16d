// An occurrence with its calendar's settings: when it is due, where it goes, or why it does not count.
import { factsOf } from '../../../../apps-script/src/core/occurrence/facts';
import type { Occurrence } from '../../../../apps-script/src/core/occurrence/occurrence';
import type { CalendarSettings } from '../../../../apps-script/src/core/settings/settings';
import { at, calendarSettings, occurrence } from '../builders';

function facts(event: Partial<Occurrence>, settings: Partial<CalendarSettings> = {}, zone = 'Asia/Tokyo') {
  const reading = factsOf(occurrence(event), calendarSettings(settings), zone);
  if (reading.kind !== 'task') throw new Error('it never counts');
  return { ...reading.facts, skip: reading.skip, problems: reading.problems };
}

const day = (date: string) => ({ kind: 'day', date }) as const;

test('due is start minus lead', () => {
  expect(facts({}, { leadMinutes: 15 }).dueMs).toBe(at('2026-11-29T23:45Z'));
});

test('a directive goes before the calendar’s row', () => {
  const description =
    'lead: 1h\nservice: PSVC002\npolicy: PPOL002\nurgency: low\nchannel: C0OTHER0\nfinish: at end\nrunbook: https://wiki.example.com/a\nassignee: Sato';
  expect(facts({ description }, { leadMinutes: 15 })).toMatchObject({
    dueMs: at('2026-11-29T23:00Z'),
    service: 'PSVC002',
    policy: 'PPOL002',
    urgency: 'low',
    channel: 'C0OTHER0',
    finish: 'at end',
    runbook: 'https://wiki.example.com/a',
    assignee: 'Sato',
  });
});

test.each<[string, string | null, string | null]>([
  ['U012ABCDEF', null, '<@U012ABCDEF>'],
  ['@U012ABCDEF', '<!here>', '<@U012ABCDEF> <!here>'],
  ['U012ABCDEF', '<@U012ABCDEF>', '<@U012ABCDEF>'],
  ['Sato', '<!here>', '<!here>'],
  ['@channel', null, null],
  ['U012', null, null],
])('assignee %s with the row’s mention %s calls %s', (assignee, ofRow, mention) => {
  expect(facts({ description: `assignee: ${assignee}` }, { mention: ofRow })).toMatchObject({
    assignee,
    mention,
  });
});

test('an all-day event starts at the set time on the calendar’s own wall clock', () => {
  const allDay = { start: day('2026-11-30'), end: day('2026-12-01') };
  expect(facts(allDay, { allDayTime: '08:30' })).toMatchObject({
    allDay: true,
    startMs: at('2026-11-29T23:30Z'),
    endMs: at('2026-11-30T15:00Z'),
  });
});

test('an all-day time inside a gap of the clock is the first instant after it', () => {
  const allDay = { start: day('2026-03-29'), end: day('2026-03-30') };
  expect(facts(allDay, { allDayTime: '02:30' }, 'Europe/Berlin').startMs).toBe(at('2026-03-29T01:00Z'));
});

test('an end never lies before its start', () => {
  const end = { kind: 'instant', ms: at('2026-11-29T00:00Z') } as const;
  expect(facts({ end }).endMs).toBe(at('2026-11-30T00:00Z'));
});

test.each(['focusTime', 'outOfOffice', 'workingLocation', 'birthday'])('%s is never work', (eventType) => {
  expect(factsOf(occurrence({ eventType }), calendarSettings(), 'Asia/Tokyo')).toEqual({ kind: 'never' });
});

test.each(['default', 'fromGmail'])('%s is work', (eventType) => {
  expect(facts({ eventType }).skip).toBeNull();
});

test.each<[string, Partial<Occurrence>, Partial<CalendarSettings>, string | null]>([
  ['skip: yes', { description: 'skip: yes' }, {}, 'skip'],
  ['skip: no', { description: 'skip: no' }, {}, null],
  ['declined', { declined: true }, {}, 'declined'],
  ['a title without the words', { title: 'Lunch' }, { titleFilter: 'check|renew' }, 'filter'],
  ['a title with them, in other case', { title: 'CHECK it' }, { titleFilter: 'check|renew' }, null],
  ['a full-width title', { title: 'ＤＢ更新（月次）' }, { titleFilter: 'DB更新(月次)' }, null],
  ['a filter in half-width kana', { title: 'バックアップ' }, { titleFilter: 'ﾊﾞｯｸｱｯﾌﾟ' }, null],
  ['words that would be a pattern', { title: '[MSP] check' }, { titleFilter: '[MSP] check' }, null],
])('%s', (_, event, settings, expected) => {
  expect(facts(event, settings).skip).toBe(expected);
});

test('a long title is cut to what PagerDuty surely takes, never inside a character', () => {
  const title = `${'x'.repeat(254)}😀`;
  expect(facts({ title }).title).toBe('x'.repeat(254));
  expect(facts({ title: '' }).title).toBe('—');
});

test('a directive that is not understood is left out and said', () => {
  expect(facts({ description: 'lead: 9d' }, { leadMinutes: 15 })).toMatchObject({
    dueMs: at('2026-11-29T23:45Z'),
    problems: [{ kind: 'value', key: 'lead', value: '9d', allowed: 'lead' }],
  });
});
