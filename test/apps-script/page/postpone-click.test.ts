// Postponing by the page's server function: what a press changes at once, what it leaves to the tick, what it refuses.
import { ACTIVITY_HEADERS } from '../../../apps-script/src/core/activity';
import { TABS } from '../../../apps-script/src/core/tabs';
import { columnLetters } from '../../../apps-script/src/services/book';
import { Office } from './office';

const SATO = 'sato@msp.example';
const YAMADA = 'yamada@msp.example';
const HOUR_MS = 3_600_000;

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());
afterEach(async () => {
  office.beforePagerDuty(async () => {});
  await office.toban.mend();
  expect(office.sandbox.journal.complaints).toEqual([]);
});

const inHours = (hours: number) => new Date(office.sandbox.clock.nowMs + hours * HOUR_MS).toISOString();
const postpone = (link: string, email: string, until: string, nonce?: string) =>
  office.press(link, email, { action: 'postpone', until, ...(nonce === undefined ? {} : { nonce }) });
const linesOf = async (title: string) => (await office.toban.card(title)).lines.map(({ text }) => text);

test('the incident is resolved at once, and everybody hears who and to when', async () => {
  const title = 'Put off';
  const link = await office.due(title);
  const until = inHours(1);
  const before = office.changes().length;
  expect(await postpone(link, YAMADA, until)).toMatchObject({
    case: 'youPostponed',
    who: 'yamada',
    sinceIso: until,
    action: null,
    postpone: null,
    task: { dueIso: until },
  });
  const { id, status } = await office.toban.incident(title);
  expect(status).toBe('resolved');
  expect(office.changes().slice(before)).toEqual([`PUT /incidents/${id}`]);
  expect(await linesOf(title)).toEqual([expect.stringMatching(/^🗓️ Postponed to .* by yamada$/)]);

  expect((await office.open(link, SATO)).view).toMatchObject({ case: 'postponed', who: 'yamada' });
  await office.toban.advance('PT2M');
  const { view } = await office.open(link, SATO);
  expect(view).toMatchObject({ case: 'moved', sinceIso: until });
  expect((await office.open(String(view.goOn?.link), SATO)).view).toMatchObject({
    case: 'postponed',
    who: 'yamada',
    sinceIso: until,
    postpone: { afterIso: until },
  });
  expect(await linesOf(title)).toHaveLength(1);
});

test('the card’s link of the new attempt works before a tick has written it down', async () => {
  const title = 'Ahead of the tick';
  const link = await office.due(title);
  await postpone(link, YAMADA, inHours(1));
  const row = await office.toban.row(title);
  expect(row.Attempt).toBe('1');
  const token = office.token(String(row['Task key']), 2, 'start', office.sandbox.clock.nowMs + HOUR_MS);
  const next = `${office.sandbox.url}/webapp/exec?t=${token}`;
  expect((await office.open(next, SATO)).view).toMatchObject({ case: 'postponed', who: 'yamada' });
});

test('a double click, and the same call again later, put it off once', async () => {
  const title = 'Twice';
  const link = await office.due(title);
  const lines = office.activity().length;
  const until = inHours(1);
  const nonce = 'the-same-nonce';
  const answers = await Promise.all([
    postpone(link, YAMADA, until, nonce),
    postpone(link, YAMADA, until, nonce),
  ]);
  expect(answers.map((view) => view.case)).toEqual(['youPostponed', 'youPostponed']);
  await office.toban.advance('PT2M');
  expect(await postpone(link, YAMADA, until, nonce)).toMatchObject({ case: 'moved' });
  expect(office.activity()).toHaveLength(lines + 1);
  expect(await office.toban.row(title)).toMatchObject({ State: 'upcoming', Attempt: '2' });
  expect(await linesOf(title)).toHaveLength(1);
});

test('of two people who put it off at once the first does, and the other is told', async () => {
  const title = 'Two at once';
  const link = await office.due(title);
  const answers = await Promise.all([postpone(link, SATO, inHours(1)), postpone(link, YAMADA, inHours(2))]);
  const first = answers.find((view) => view.case === 'youPostponed');
  expect(answers.map((view) => view.case).sort()).toEqual(['postponed', 'youPostponed']);
  expect(answers.map((view) => view.who)).toEqual([first?.who, first?.who]);
  await office.toban.advance('PT2M');
  expect(await office.toban.row(title)).toMatchObject({ 'Postponed by': first?.who });
});

test.each([
  ['the past', -1],
  ['the present', 0],
  ['more than a week', 7 * 24 + 1],
])('to %s it is refused, nothing changes, and the page offers everything still', async (name, hours) => {
  const link = await office.due(`Untimely: ${name}`);
  const lines = office.activity().length;
  const changes = office.changes().length;
  expect(await postpone(link, YAMADA, inHours(hours))).toMatchObject({
    case: 'untimely',
    action: 'start',
    sinceIso: inHours(7 * 24),
    postpone: { latestIso: inHours(7 * 24) },
  });
  expect(office.activity()).toHaveLength(lines);
  expect(office.changes()).toHaveLength(changes);
});

test.each([undefined, '', 'tomorrow', '2026-99-99T00:00Z'])(
  'a time that is none (%p) does nothing',
  async (until) => {
    const link = await office.due(`No time: [${until}]`);
    const lines = office.activity().length;
    const sent = until === undefined ? {} : { until };
    expect(await office.press(link, YAMADA, { action: 'postpone', ...sent })).toMatchObject({
      case: 'invalid',
    });
    expect(office.activity()).toHaveLength(lines);
  },
);

test('a finish link puts nothing off', async () => {
  const title = 'By the finish link';
  const link = await office.due(title);
  const { goOn } = await office.press(link, YAMADA);
  expect(await postpone(String(goOn?.link), YAMADA, inHours(1))).toMatchObject({ case: 'invalid' });
});

test('a tab from before its column was added: it is said, nothing changes, and Start works', async () => {
  const link = await office.due('Before Set up');
  const { sheets, spreadsheetId } = office.sandbox;
  const cell = `${TABS.activity.title}!${columnLetters(ACTIVITY_HEADERS.indexOf('Until'))}1`;
  sheets.setCell(spreadsheetId, cell, 'Our remark');
  const changes = office.changes().length;
  expect(await postpone(link, YAMADA, inHours(1))).toMatchObject({ case: 'troubled' });
  expect(office.changes()).toHaveLength(changes);
  expect(await office.press(link, YAMADA)).toMatchObject({ case: 'youStarted' });
  sheets.setCell(spreadsheetId, cell, 'Until');
});

test('a row that people delete while its task is put off comes back, and opens at the new time', async () => {
  const title = 'Deleted meanwhile';
  const link = await office.due(title);
  await postpone(link, YAMADA, inHours(1));
  await office.toban.advance('PT2M');
  const { sheets, spreadsheetId } = office.sandbox;
  const { headers, rows } = (await office.toban.state()).ledger;
  const place = rows.findIndex((row) => row[headers.indexOf('Title')] === title);
  sheets.deleteRow(spreadsheetId, TABS.ledger.title, place + 2);
  await office.toban.advance('PT30M');
  expect(await office.toban.row(title)).toMatchObject({
    State: 'upcoming',
    Attempt: '2',
    'Postponed by': 'yamada',
  });
  await office.toban.advance('PT30M');
  expect((await office.toban.incidents(title)).map(({ status }) => status)).toEqual([
    'resolved',
    'triggered',
  ]);
  expect(await office.toban.row(title)).toMatchObject({ State: 'open', 'Late (min)': '0' });
});
