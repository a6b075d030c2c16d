// "This and following" and "all events" edits change instances' ids, and still a day's task is one: one row, one incident.
import { CALENDAR, type Toban, withToban } from './harness';

const id = (time: string, base = 'daily') => `${base}_20261124T${time}Z`;

const daily = (toban: Toban) =>
  toban.ask('POST', `/api/calendars/${encodeURIComponent(CALENDAR)}/events`, {
    id: 'daily',
    summary: 'Morning check',
    ...seriesTimes('09:00'),
    recurrence: ['RRULE:FREQ=DAILY;COUNT=20'],
  });
const times = (date: string, start: string) => {
  const at = `${date}T${start}:00+09:00`;
  const end = new Date(Date.parse(at) + 30 * 60_000).toISOString();
  return { start: { dateTime: at, timeZone: 'Asia/Tokyo' }, end: { dateTime: end, timeZone: 'Asia/Tokyo' } };
};
/** The series begins the day before. */
const seriesTimes = (start: string) => times('2026-11-23', start);

/** Rows of today, by the event that each has. */
async function today(toban: Toban, title = 'Morning check') {
  const rows = await toban.rows(title);
  return rows.filter((row) => row.Start?.startsWith('2026-11-24'));
}

test('this and following, while open: the row, its incident and its card go on under the new id', () =>
  withToban({}, async (toban) => {
    await daily(toban);
    await toban.advance('PT12M');
    await toban.changeFollowing(CALENDAR, id('000000'), { summary: 'Morning check, all hosts' });
    await toban.advance('PT10M');
    expect(await today(toban)).toEqual([]);
    expect(await today(toban, 'Morning check, all hosts')).toMatchObject([
      {
        State: 'open',
        'Task key': `${CALENDAR}/${id('000000')}`,
        'Event ID': id('000000', 'daily_R20261124T090000'),
      },
    ]);
    expect((await toban.state()).incidents).toMatchObject([{ status: 'triggered' }]);
    expect(await toban.cards('Morning check')).toHaveLength(1);
  }));

test('the same in two calls, a shortened series and a new one, minutes apart', () =>
  withToban({}, async (toban) => {
    await daily(toban);
    await toban.advance('PT12M');
    await toban.changeEvent(CALENDAR, 'daily', {
      recurrence: ['RRULE:FREQ=DAILY;UNTIL=20261123T150000Z'],
    });
    await toban.ask('POST', `/api/calendars/${encodeURIComponent(CALENDAR)}/events`, {
      id: 'daily_R20261124T090000',
      summary: 'Morning check',
      ...times('2026-11-24', '09:00'),
      recurrence: ['RRULE:FREQ=DAILY;COUNT=20'],
    });
    await toban.advance('PT10M');
    expect(await today(toban)).toMatchObject([
      { State: 'open', 'Event ID': id('000000', 'daily_R20261124T090000') },
    ]);
    expect((await toban.state()).incidents).toMatchObject([{ status: 'triggered' }]);
  }));

const rowNumber = async (toban: Toban, title: string) => {
  const { headers, rows } = (await toban.state()).ledger;
  const place = rows.findIndex(
    (row) =>
      row[headers.indexOf('Title')] === title && row[headers.indexOf('Start')]?.startsWith('2026-11-24'),
  );
  return place + 2;
};

test('this and following, while open, and then its row is deleted: the row comes back, with its incident and its card', () =>
  withToban({}, async (toban) => {
    await daily(toban);
    await toban.advance('PT12M');
    await toban.changeFollowing(CALENDAR, id('000000'), { summary: 'Morning check, all hosts' });
    await toban.advance('PT4M');
    const row = await rowNumber(toban, 'Morning check, all hosts');
    await toban.editSheet({ edit: 'deleteRow', tab: 'Ledger', row });
    await toban.advance('PT5M');
    expect(await today(toban, 'Morning check, all hosts')).toMatchObject([
      { State: 'open', 'Task key': `${CALENDAR}/${id('000000')}`, Attempt: '1' },
    ]);
    expect((await toban.state()).incidents).toMatchObject([{ status: 'triggered' }]);
    expect(await toban.cards('Morning check')).toHaveLength(1);
  }));

test.each([
  ['mended', false],
  ['deleted', true],
])('this and following, with a mistyped cell in its row, which is then %s: one incident', (_, isDeleted) =>
  withToban({}, async (toban, owner) => {
    await daily(toban);
    await toban.advance('PT12M');
    const { 'Time zone': zone = '' } = (await today(toban))[0] ?? {};
    owner.replace('Ledger', zone, 'Tokio');
    await toban.advance('PT3M');
    await toban.changeFollowing(CALENDAR, id('000000'), { summary: 'Morning check, all hosts' });
    await toban.advance('PT3M');
    expect((await toban.state()).incidents).toMatchObject([{ status: 'triggered' }]);
    if (isDeleted)
      await toban.editSheet({
        edit: 'deleteRow',
        tab: 'Ledger',
        row: await rowNumber(toban, 'Morning check'),
      });
    owner.replace('Ledger', 'Tokio', zone);
    await toban.advance('PT5M');
    expect(await today(toban, 'Morning check, all hosts')).toMatchObject([
      { State: 'open', 'Task key': `${CALENDAR}/${id('000000')}` },
    ]);
    expect((await toban.state()).incidents).toMatchObject([{ status: 'triggered' }]);
  }),
);

test('all events to earlier, while open: the incident stays; undone, it stays too', () =>
  withToban({}, async (toban) => {
    await daily(toban);
    await toban.advance('PT12M');
    await toban.changeEvent(CALENDAR, 'daily', seriesTimes('08:55'));
    await toban.advance('PT5M');
    expect(await today(toban)).toMatchObject([{ State: 'open', Start: '2026-11-24 08:55+09:00' }]);
    await toban.changeEvent(CALENDAR, 'daily', seriesTimes('09:00'));
    await toban.advance('PT5M');
    expect(await today(toban)).toMatchObject([
      { State: 'open', Start: '2026-11-24 09:00+09:00', 'Event ID': id('000000') },
    ]);
    expect((await toban.state()).incidents).toMatchObject([{ status: 'triggered' }]);
  }));

test('all events to later, while open: closed as moved, and opened at the new time with the next attempt', () =>
  withToban({}, async (toban) => {
    await daily(toban);
    await toban.advance('PT12M');
    await toban.changeEvent(CALENDAR, 'daily', seriesTimes('09:30'));
    await toban.advance('PT5M');
    expect(await today(toban)).toMatchObject([{ State: 'upcoming', Attempt: '2' }]);
    await toban.advance('PT25M');
    const { incidents } = await toban.state();
    expect(incidents.map(({ status, created_at }) => [status, created_at])).toEqual([
      ['resolved', '2026-11-24T00:00:00Z'],
      ['triggered', '2026-11-24T00:30:00Z'],
    ]);
    expect(await toban.cards('Morning check')).toHaveLength(1);
  }));

test.each([
  ['to earlier', '08:55', ['resolved']],
  ['to later that day', '09:30', ['resolved', 'triggered']],
])(
  'all events %s, with the day’s work finished: only a time still to come opens it again',
  (_, time, statuses) =>
    withToban({}, async (toban) => {
      await daily(toban);
      await toban.advance('PT12M');
      await toban.act('Morning check', 'acknowledge', 'Sato Ken');
      await toban.advance('PT2M');
      await toban.act('Morning check', 'resolve', 'Sato Ken');
      await toban.advance('PT5M');
      await toban.changeEvent(CALENDAR, 'daily', seriesTimes(time));
      await toban.advance('PT40M');
      expect(await today(toban)).toHaveLength(1);
      expect((await toban.state()).incidents.map(({ status }) => status)).toEqual(statuses);
    }),
);

test('all events before it is due: the row follows and opens once, at the new time', () =>
  withToban({}, async (toban) => {
    await daily(toban);
    await toban.advance('PT5M');
    await toban.changeEvent(CALENDAR, 'daily', seriesTimes('09:20'));
    await toban.advance('PT30M');
    expect(await today(toban)).toMatchObject([{ State: 'open', Start: '2026-11-24 09:20+09:00' }]);
    expect((await toban.state()).incidents).toMatchObject([{ created_at: '2026-11-24T00:20:00Z' }]);
  }));
