// One run at a time: a press of a button and a tick never act between each other's reading and writing.
import { Office } from './office';

const CALENDAR = 'aoba@group.calendar.google.com';
const SATO = 'sato@msp.example';
const YAMADA = 'yamada@msp.example';

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

/** Calls of PagerDuty and the spreadsheet since, by what was called. */
function callsSince(): () => readonly string[] {
  const { calls } = office.sandbox.journal;
  const before = calls.length;
  return () =>
    calls
      .slice(before)
      .filter(({ service }) => service === 'pagerduty' || service === 'sheets')
      .map(({ method }) => method.replace(/\?.*/, ''));
}

test('a press between a tick’s question and its act waits for the tick, and finds what it made', async () => {
  const title = 'Moves while somebody presses';
  const link = await office.due(title);
  const { id } = await office.toban.incident(title);
  const [event] = (await office.toban.state()).calendars.flatMap(({ events }) =>
    events.filter(({ summary }) => summary === title),
  );
  if (!event) throw new Error('the event is gone');
  const later = new Date(office.sandbox.clock.nowMs + 3_600_000).toISOString();
  await office.toban.moveEvent(CALENDAR, event, later);

  const presses: ReturnType<Office['press']>[] = [];
  office.beforePagerDuty(async ({ method }) => {
    if (method !== 'PUT' || presses.length > 0) return;
    // The tick has read that nobody started, and is about to resolve.
    presses.push(office.press(link, YAMADA), office.press(link, SATO, { action: 'postpone', until: later }));
    await office.sandbox.clock.sleep(5_000);
  });
  const calls = callsSince();
  await office.toban.advance('PT1M30S');
  const answers = await Promise.all(presses);
  expect(answers.map((view) => view.case)).toEqual(['moved', 'moved']);
  expect(office.activity()).toEqual([]);
  // Between the tick's act and its record stands nothing of the page's.
  const act = calls().indexOf(`PUT /incidents/${id}`);
  expect(calls()[act + 1]).toBe('spreadsheets.batchUpdate');
  expect(await office.toban.row(title)).toMatchObject({ State: 'upcoming', Attempt: '2' });
});

test('a tick that comes while a press is carried out waits for it, and takes its line once', async () => {
  const title = 'Started while a tick is due';
  const link = await office.due(title);
  office.beforePagerDuty(async ({ method }) => {
    if (method === 'PUT') await office.sandbox.clock.sleep(5_000);
  });
  await office.toban.advance('PT58S');
  const pressed = office.press(link, YAMADA);
  await office.toban.advance('PT2M');
  expect(await pressed).toMatchObject({ case: 'youStarted' });
  expect((await office.toban.card(title)).lines.map(({ text }) => text)).toEqual([
    expect.stringContaining('yamada'),
  ]);
  expect(await office.toban.row(title)).toMatchObject({ State: 'started', Who: 'yamada', Pending: '' });
});

test('a postponement that cannot get the lock changes nothing and says so', async () => {
  const link = await office.due('Busy');
  const lines = office.activity().length;
  office.beforePagerDuty(async ({ method }) => {
    if (method === 'PUT') await office.sandbox.clock.sleep(17_000);
  });
  const until = new Date(office.sandbox.clock.nowMs + 1_800_000).toISOString();
  const first = office.press(link, SATO, { action: 'postpone', until });
  const second = office.press(link, YAMADA, { action: 'postpone', until });
  await office.toban.advance('PT45S');
  const cases = (await Promise.all([first, second])).map((view) => view.case).sort();
  expect(cases).toEqual(['busy', 'youPostponed']);
  expect(office.activity()).toHaveLength(lines + 1);
});
