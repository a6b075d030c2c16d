// The built-in example is a real week, wherever the clock starts: first work within minutes, none added after its time.
import fc from 'fast-check';
import { stage } from '../calendar/stage';
import { addExample } from './example';

const HOUR_MS = 3_600_000;

function load(start: string) {
  const set = stage(start);
  const startMs = Date.parse(start);
  const calendars = addExample(set.google, startMs);
  const week = calendars.flatMap(({ id }) => set.google.agenda(id, startMs, startMs + 8 * 24 * HOUR_MS));
  return { ...set, startMs, calendars, week };
}

test('three customers have a calendar each, and their work is what a provider sees in a week', () => {
  const { calendars, week } = load('2026-11-29T23:55:00Z');
  expect(calendars.map(({ summary, timeZone }) => `${summary} ${timeZone}`)).toEqual([
    '青葉ロジスティクス Asia/Tokyo',
    'みなと証券 Asia/Tokyo',
    'Harbour Clinics Europe/London',
  ]);
  const starts = (summary: string) =>
    week.filter((event) => event.summary === summary).map(({ start }) => start.dateTime ?? start.date);
  expect(starts('倉庫管理サーバー 再起動')).toEqual(['2026-11-30T09:05:00+09:00']);
  expect(starts('月次締め処理の立会い')).toEqual(['2026-11-30T18:00:00+09:00']);
  expect(starts('証明書更新 wms.aoba.example')).toEqual(['2026-12-02']);
  expect(starts('夜間バッチ立会い')).toEqual(['2026-12-03T23:00:00+09:00']);
  expect(starts('Portal release window')).toEqual(['2026-12-04T22:00:00Z']);
  expect(starts('日次バックアップ確認').slice(0, 2)).toEqual([
    '2026-11-30T09:15:00+09:00',
    '2026-12-01T09:15:00+09:00',
  ]);
});

test('wherever the clock starts, work begins in its first hour and everything was planned before', async () => {
  const start = fc.date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2035-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  await fc.assert(
    fc.asyncProperty(start, async (date) => {
      const { week, startMs, calendars, list, complaints } = load(date.toISOString());
      const soon = week
        .map((event) => Date.parse(event.start.dateTime ?? '') - startMs)
        .filter((ms) => ms > 0);
      expect(Math.min(...soon)).toBeLessThanOrEqual(10 * 60_000);
      expect(soon.filter((ms) => ms <= HOUR_MS).length).toBeGreaterThanOrEqual(3);
      for (const event of week) expect(Date.parse(event.created)).toBeLessThan(startMs);
      const timeMin = new Date(startMs).toISOString();
      const timeMax = new Date(startMs + 8 * 24 * HOUR_MS).toISOString();
      const answers = calendars.map(({ id }) => list(id, { singleEvents: 'true', timeMin, timeMax }));
      for (const { status } of await Promise.all(answers)) expect(status).toBe(200);
      expect(complaints()).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
