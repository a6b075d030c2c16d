// Google's Event resource → an occurrence, a cancelled one, or something that cannot be read.
import { readOccurrence } from '../../../../apps-script/src/core/occurrence/occurrence';
import { at } from '../builders';

const START = { dateTime: '2026-11-30T09:00:00+09:00' };
const END = { dateTime: '2026-11-30T10:00:00+09:00' };

test('a timed event', () => {
  const event = {
    id: 'abc_20261130T000000Z',
    status: 'confirmed',
    summary: ' Check the backup ',
    description: 'lead: 5',
    start: START,
    end: END,
    htmlLink: 'https://calendar.google.com/event?eid=1',
    recurringEventId: 'abc',
    colorId: '5',
  };
  expect(readOccurrence(event)).toEqual({
    kind: 'live',
    occurrence: {
      eventId: 'abc_20261130T000000Z',
      title: 'Check the backup',
      description: 'lead: 5',
      start: { kind: 'instant', ms: at('2026-11-30T00:00Z') },
      end: { kind: 'instant', ms: at('2026-11-30T01:00Z') },
      eventType: 'default',
      declined: false,
      link: 'https://calendar.google.com/event?eid=1',
      recurringEventId: 'abc',
    },
  });
});

test('an all-day event keeps its day, whose instant depends on the calendar', () => {
  const reading = readOccurrence({ id: 'a', start: { date: '2026-11-30' }, end: { date: '2026-12-01' } });
  expect(reading).toMatchObject({
    occurrence: {
      title: '',
      start: { kind: 'day', date: '2026-11-30' },
      end: { kind: 'day', date: '2026-12-01' },
    },
  });
});

test('a cancelled event may carry its id alone', () => {
  expect(readOccurrence({ id: 'a', status: 'cancelled' })).toEqual({ kind: 'cancelled', eventId: 'a' });
});

test('a tentative event is live', () => {
  expect(readOccurrence({ id: 'a', status: 'tentative', start: START })).toMatchObject({ kind: 'live' });
});

test('an event without an end ends as it starts', () => {
  expect(readOccurrence({ id: 'a', start: START })).toMatchObject({
    occurrence: { end: { kind: 'instant', ms: at('2026-11-30T00:00Z') } },
  });
});

test('declined is what the calendar’s own attendee answered', () => {
  const attendees = (self: string, other: string) => [
    { self: true, responseStatus: self },
    { responseStatus: other },
  ];
  const declined = (each: unknown) =>
    expect(readOccurrence({ id: 'a', start: START, attendees: each })).toHaveProperty(
      'occurrence.declined',
      true,
    );
  declined(attendees('declined', 'accepted'));
  expect(() => declined(attendees('accepted', 'declined'))).toThrow();
});

test.each([
  ['no id', { start: START }],
  ['no start', { id: 'a' }],
  ['a start that is no time', { id: 'a', start: { dateTime: 'tomorrow' } }],
  ['a day that is none', { id: 'a', start: { date: '30.11.2026' } }],
  ['a title that is no text', { id: 'a', start: START, summary: 5 }],
  ['nothing', null],
])('%s is unreadable, which is not cancelled', (_, resource) => {
  expect(readOccurrence(resource)).toEqual({ kind: 'unreadable', reason: expect.stringMatching(/\w/) });
});
