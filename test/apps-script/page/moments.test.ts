// Times on the page: in the browser's zone, with "ago" where that says more.
import { textsOf } from '../../../apps-script/src/i18n/catalogue';
import { filled, languageFor } from '../../../apps-script/src/page/browser/language';
import { momentsIn } from '../../../apps-script/src/page/browser/moments';

const en = momentsIn('en', textsOf('en').page, ['en-GB']);
const ja = momentsIn('ja', textsOf('ja').page, ['ja']);
const NOW = Date.parse('2026-11-30T09:00:00Z');
/** The wall clock of whatever zone this runs in. */
const wall = (iso: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(iso),
  );

test('below a minute the seconds are told, then minutes and hours with the time, then the day', () => {
  expect(en.ago('2026-11-30T08:59:48Z', NOW)).toBe('12 s ago');
  expect(ja.ago('2026-11-30T08:59:48Z', NOW)).toBe('12秒前');
  expect(en.ago('2026-11-30T08:59:00Z', NOW)).toBe(`1 min ago, ${wall('2026-11-30T08:59:00Z', 'en-GB')}`);
  expect(ja.ago('2026-11-30T06:55:00Z', NOW)).toBe(`2時間5分前・${wall('2026-11-30T06:55:00Z', 'ja-JP')}`);
  expect(en.ago('2026-11-29T09:00:00Z', NOW)).toBe(en.moment('2026-11-29T09:00:00Z'));
});

test('a clock that is behind says 0 seconds, not a time to come', () => {
  expect(en.ago('2026-11-30T09:00:05Z', NOW)).toBe('0 s ago');
});

test('Japanese times have 24 hours', () => {
  expect(ja.moment('2026-11-30T12:00:00Z')).toMatch(/^1[12]月\d+日\(.\) ([01]\d|2[0-3]):\d\d$/);
});

test('a plan of one day names the day once', () => {
  const zone = { timeZone: 'Asia/Tokyo', allDay: false };
  const planned = en.planned({ startIso: '2026-11-30T11:00:00Z', endIso: '2026-11-30T11:30:00Z', ...zone });
  expect(planned).toBe(`${en.moment('2026-11-30T11:00:00Z')} – ${wall('2026-11-30T11:30:00Z', 'en-GB')}`);
  const instant = { startIso: '2026-11-30T11:00:00Z', endIso: '2026-11-30T11:00:00Z', ...zone };
  expect(en.planned(instant)).toBe(en.moment('2026-11-30T11:00:00Z'));
});

test('an all-day event keeps its calendar’s day, and its end is exclusive', () => {
  const allDay = { timeZone: 'Pacific/Auckland', allDay: true, startIso: '2026-11-29T11:00:00Z' };
  expect(en.planned({ ...allDay, endIso: '2026-11-30T11:00:00Z' })).toMatch(/^Mon,? 30 Nov \(all day\)$/);
  expect(ja.planned({ ...allDay, endIso: '2026-12-01T11:00:00Z' })).toBe('11月30日(月) – 12月1日(火) (終日)');
});

test('the language is what was chosen, else the browser’s first of the two, else the ledger’s', () => {
  expect(languageFor('en', ['ja'], 'ja')).toBe('en');
  expect(languageFor(null, ['de-DE', 'ja-JP', 'en'], 'en')).toBe('ja');
  expect(languageFor(null, ['de'], 'ja')).toBe('ja');
  expect(languageFor('xx', [], 'en')).toBe('en');
});

test('a name goes into a sentence as it is', () => {
  expect(filled('{who}, {when}.', { who: '$& {when}', when: 'now' })).toBe('$& {when}, now.');
});
