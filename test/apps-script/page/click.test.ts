// The page's server functions in the whole sandbox: what a press of the button changes, and what it must not.
import { Office } from './office';

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

/** What came about since, of a list that only grows. */
function since<T>(list: () => readonly T[]): () => readonly T[] {
  const before = list().length;
  return () => list().slice(before);
}

async function linesOf(title: string): Promise<readonly string[]> {
  return (await office.toban.card(title)).lines.map(({ text }) => text);
}

test('opening the page asks PagerDuty nothing and writes nothing', async () => {
  const link = await office.due('Only looked at');
  const calls = since(() => office.sandbox.journal.calls);
  for (const email of [SATO, YAMADA, SATO]) expect((await office.open(link, email)).view.case).toBe('ready');
  await fetch(link, { method: 'HEAD', headers: { cookie: `sandbox_account=${encodeURIComponent(SATO)}` } });
  expect(new Set(calls().map(({ service, method }) => `${service} ${method}`))).toEqual(
    new Set(['properties getProperties', 'sheets spreadsheets.values.batchGetByDataFilter']),
  );
});

test('the button acknowledges once, notes who, and Slack says it at once', async () => {
  const link = await office.due('Started');
  const changes = since(() => office.changes());
  expect(await office.press(link, YAMADA)).toMatchObject({ case: 'youStarted', who: 'yamada', action: null });
  const { id } = await office.toban.incident('Started');
  expect(changes()).toEqual([`PUT /incidents/${id}`, `POST /incidents/${id}/notes`]);
  expect(await linesOf('Started')).toEqual([expect.stringContaining('yamada')]);
  await office.toban.advance('PT3M');
  expect(await linesOf('Started')).toHaveLength(1);
  expect(await office.toban.row('Started')).toMatchObject({ State: 'started', Who: 'yamada' });
});

test('the same call again writes no second line and acknowledges no second time', async () => {
  const link = await office.due('Called twice');
  const lines = since(() => office.activity());
  const changes = since(() => office.changes());
  const nonce = 'the-same-nonce';
  await office.press(link, YAMADA, { nonce });
  expect(await office.press(link, YAMADA, { nonce })).toMatchObject({ case: 'youStarted', who: 'yamada' });
  await office.toban.advance('PT2M');
  expect(await office.press(link, YAMADA, { nonce })).toMatchObject({ case: 'started', who: 'yamada' });
  expect(lines()).toHaveLength(1);
  expect(changes().filter((change) => change.startsWith('PUT'))).toHaveLength(1);
});

test('of two people at once one starts, and the other is told who did', async () => {
  const link = await office.due('Two at once');
  const lines = since(() => office.activity());
  const answers = await Promise.all([office.press(link, SATO), office.press(link, YAMADA)]);
  const [first, second] = answers[0].case === 'youStarted' ? answers : [answers[1], answers[0]];
  expect(first).toMatchObject({ case: 'youStarted' });
  expect(second).toMatchObject({ case: 'started', who: first.who });
  expect(lines()).toHaveLength(1);
  await office.toban.advance('PT2M');
  expect(await linesOf('Two at once')).toEqual([expect.stringContaining(String(first.who))]);
});

test('a start of what somebody acknowledged in PagerDuty names them and changes nothing', async () => {
  const link = await office.due('Acknowledged there');
  await office.toban.act('Acknowledged there', 'acknowledge', SATO);
  const changes = since(() => office.changes());
  expect(await office.press(link, YAMADA)).toMatchObject({ case: 'started', who: 'Sato Ken' });
  expect(changes()).toEqual([]);
});

test('a late click never reopens finished work', async () => {
  const link = await office.due('Finished there');
  await office.toban.act('Finished there', 'resolve', SATO);
  expect(await office.press(link, YAMADA)).toMatchObject({ case: 'done', action: null });
  expect((await office.toban.incident('Finished there')).status).toBe('resolved');
  await office.toban.advance('PT2M');
  expect((await office.toban.incident('Finished there')).status).toBe('resolved');
  expect(await office.press(link, YAMADA)).toMatchObject({ case: 'done' });
});

test('work that is finished between the reading and the acknowledgement is closed again, and that is said', async () => {
  const link = await office.due('Finished meanwhile');
  const { id } = await office.toban.incident('Finished meanwhile');
  let finished = false;
  office.beforePagerDuty(async ({ method }) => {
    if (method !== 'PUT' || finished) return;
    finished = true;
    office.sandbox.pagerduty.resolve(id, 'PSATOKEN01');
  });
  expect(await office.press(link, YAMADA)).toMatchObject({ case: 'closedAgain', action: null });
  expect((await office.toban.incident('Finished meanwhile')).status).toBe('resolved');
  await office.toban.advance('PT2M');
  expect(await office.toban.row('Finished meanwhile')).toMatchObject({ State: 'done' });
  const said = (await linesOf('Finished meanwhile')).join('\n');
  expect(said).toContain('yamada started just after it was finished');
});

test('while PagerDuty is down the click is kept, and the next tick that reaches it carries it out', async () => {
  const link = await office.due('While PagerDuty is down');
  await office.toban.break({ pagerduty: { status: 503, for: 'PT90S' } });
  expect(await office.press(link, YAMADA)).toMatchObject({ case: 'acceptedStart', who: 'yamada' });
  expect(await office.press(link, SATO)).toMatchObject({ case: 'started', who: 'yamada' });
  expect((await office.open(link, SATO)).view).toMatchObject({ case: 'started', who: 'yamada' });
  await office.toban.advance('PT4M');
  expect((await office.toban.incident('While PagerDuty is down')).status).toBe('acknowledged');
  expect(await office.toban.row('While PagerDuty is down')).toMatchObject({
    State: 'started',
    Who: 'yamada',
  });
  expect(await linesOf('While PagerDuty is down')).toEqual([expect.stringContaining('yamada')]);
});

test('a start before the incident exists is kept and honoured once it does', async () => {
  await office.toban.break({ pagerduty: { status: 503, for: 'PT4M' } });
  await office.plan('Not open yet', 1);
  await office.toban.advance('PT2M');
  const row = await office.toban.row('Not open yet');
  expect(row.State).toBe('opening');
  const token = office.token(String(row['Task key']), 1, 'start', office.sandbox.clock.nowMs + 60_000);
  const link = `${office.sandbox.url}/webapp/exec?t=${token}`;
  expect((await office.open(link, YAMADA)).view).toMatchObject({ case: 'opening', action: 'start' });
  expect(await office.press(link, YAMADA)).toMatchObject({ case: 'acceptedStart' });
  await office.toban.advance('PT6M');
  expect(await office.toban.row('Not open yet')).toMatchObject({ State: 'started', Who: 'yamada' });
  expect((await office.toban.incident('Not open yet')).status).toBe('acknowledged');
});

test('a finish resolves with the note, and Slack says who', async () => {
  const title = 'Checked and done';
  const link = await office.due(title);
  const { goOn } = await office.press(link, YAMADA);
  const finish = String(goOn?.link);
  expect((await office.open(finish, SATO)).view).toMatchObject({
    case: 'canFinish',
    who: 'yamada',
    action: 'finish',
  });
  const answer = await office.press(finish, SATO, { action: 'finish', note: ' all\ngreen ' });
  expect(answer).toMatchObject({ case: 'youFinished', who: 'sato' });
  expect((await office.toban.incident(title)).status).toBe('resolved');
  await office.toban.advance('PT2M');
  expect(await office.toban.row(title)).toMatchObject({
    State: 'done',
    Who: 'yamada',
    Note: 'all green',
  });
  expect(await linesOf(title)).toEqual([expect.stringContaining('yamada'), expect.stringContaining('sato')]);
  expect(await office.press(link, YAMADA)).toMatchObject({ case: 'done' });
});

test('a click that cannot get the lock changes nothing and says so', async () => {
  const link = await office.due('Busy');
  const lines = since(() => office.activity());
  let held = false;
  office.beforePagerDuty(async () => {
    if (held) return;
    held = true;
    await office.sandbox.clock.sleep(17_000);
  });
  const first = office.press(link, SATO);
  const second = office.press(link, YAMADA);
  await office.toban.advance('PT30S');
  const cases = (await Promise.all([first, second])).map((view) => view.case).sort();
  expect(cases).toEqual(['busy', 'youStarted']);
  expect(lines()).toHaveLength(1);
});

test('a link that is cut off, altered, of the other action or expired does nothing', async () => {
  const link = await office.due('Wrong links');
  const lines = since(() => office.activity());
  const token = new URL(link).searchParams.get('t') ?? '';
  const [payload = '', signature = ''] = token.split('.');
  const altered = Buffer.from(payload, 'base64url').toString().replace('"start"', '"finish"');
  const wrong = [
    '',
    token.slice(0, -3),
    payload,
    `${Buffer.from(altered).toString('base64url')}.${signature}`,
    `${token}.x`,
  ];
  for (const each of wrong) {
    const page = await office.open(`${office.sandbox.url}/webapp/exec?t=${each}`, SATO);
    expect(page.view).toMatchObject({ case: 'invalid', action: null, task: null });
    for (const action of ['start', 'finish'] as const) {
      expect(await office.press(link, SATO, { token: each, action })).toMatchObject({ case: 'invalid' });
    }
  }
  expect(await office.press(link, SATO, { action: 'finish' })).toMatchObject({ case: 'invalid' });

  const row = await office.toban.row('Wrong links');
  const past = office.token(String(row['Task key']), 1, 'start', office.sandbox.clock.nowMs - 1);
  const page = await office.open(`${office.sandbox.url}/webapp/exec?t=${past}`, SATO);
  expect(page.view).toMatchObject({ case: 'expired', action: null });
  expect(page.view.ledger).toContain('#gid=');
  expect(await office.press(link, SATO, { token: past })).toMatchObject({ case: 'expired' });
  expect(lines()).toEqual([]);
});

test('a link of before the task was moved leads to the task as it is now', async () => {
  const title = 'Moved to later';
  const link = await office.due(title);
  const [event] = (await office.toban.state()).calendars.flatMap(({ events }) =>
    events.filter(({ summary }) => summary === title),
  );
  if (!event) throw new Error('the event is gone');
  const later = new Date(office.sandbox.clock.nowMs + 3_600_000).toISOString();
  await office.toban.moveEvent('aoba@group.calendar.google.com', event, later);
  await office.toban.advance('PT2M');
  const lines = since(() => office.activity());
  const { view } = await office.open(link, SATO);
  expect(view).toMatchObject({ case: 'moved', sinceIso: later, action: null });
  expect(await office.press(link, SATO)).toMatchObject({ case: 'moved' });
  expect(lines()).toEqual([]);
  expect((await office.open(String(view.goOn?.link), SATO)).view).toMatchObject({
    case: 'notDue',
    sinceIso: later,
  });
});

test('when the spreadsheet cannot be read, nothing is changed and it is said', async () => {
  const link = await office.due('No spreadsheet');
  const changes = since(() => office.changes());
  await office.toban.break({ sheet: { status: 503, for: 'PT1M' } });
  expect(await office.press(link, SATO)).toMatchObject({ case: 'troubled', action: 'start' });
  expect((await office.open(link, SATO)).view).toMatchObject({ case: 'troubled', action: null });
  expect(changes()).toEqual([]);
});
