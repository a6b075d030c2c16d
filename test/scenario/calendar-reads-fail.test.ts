// A read that fails, is empty or lacks a part calls nothing off and forgets nothing: what is known opens, others go on.
import { CALENDAR, type Toban, withToban } from './harness';

const BLUE = 'blue@group.calendar.google.com';
const at = (time: string) => `2026-11-24T${time}:00+09:00`;

async function play(toban: Toban, fault: object): Promise<void> {
  toban.expectTrouble(/could not be read|tick not complete|calendar/);
  await toban.addCalendar(BLUE, 'Blue');
  await toban.addEvent(CALENDAR, { title: 'Open', at: at('08:55'), minutes: 120 });
  await toban.addEvent(CALENDAR, { title: 'Started', at: at('08:56'), minutes: 120 });
  await toban.addEvent(CALENDAR, { title: 'Known and due', at: at('09:10') });
  await toban.addEvent(CALENDAR, { title: 'Known and later', at: at('09:50') });
  await toban.addEvent(BLUE, { title: 'Of another calendar', at: at('09:10') });
  await toban.advance('PT9M');
  await toban.act('Started', 'acknowledge', 'Sato Ken');
  await toban.advance('PT1M');
  await toban.break({ calendar: { id: CALENDAR, for: 'PT25M', ...fault } });
  await toban.addEvent(CALENDAR, { title: 'Added meanwhile', at: at('09:05'), minutes: 90 });
  await toban.advance('PT24M');

  const state = async (title: string) => (await toban.row(title)).State;
  expect(await state('Open')).toBe('open');
  expect(await state('Started')).toBe('started');
  expect(await state('Known and due')).toBe('open');
  expect(await state('Known and later')).toBe('upcoming');
  expect(await state('Of another calendar')).toBe('open');
  expect((await toban.incidents('Known and due')).map(({ created_at }) => created_at)).toEqual([
    '2026-11-24T00:10:00Z',
  ]);

  await toban.advance('PT28M');
  expect(await state('Added meanwhile')).toBe('open');
  expect(await state('Known and later')).toBe('open');
  expect((await toban.state()).incidents).toHaveLength(6);
}

test.each<[string, object]>([
  ...[403, 404, 410, 429, 500, 503].map((status) => [`${status}`, { status }] as [string, object]),
  ['an empty list', { answers: 'empty' }],
  ['every other event missing', { answers: 'partial' }],
  ['no second page', { answers: 'noPage2' }],
])('%s of one calendar for 25 minutes', (_, fault) => withToban({}, (toban) => play(toban, fault)));

test('a single 404 of an open task’s own event closes nothing', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Open', at: at('08:55'), minutes: 120 });
    await toban.advance('PT10M');
    await toban.break({ calendar: { id: CALENDAR, loseEvents: 1 } });
    await toban.advance('PT10M');
    expect((await toban.incident('Open')).status).toBe('triggered');
  }));
