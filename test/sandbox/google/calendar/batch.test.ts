// One batch carries many calls; each part is answered, or fails, on its own.
import { stage, tokyo } from './stage';

const ID = 'work@example.com';

function part(contentId: string, request: string): string {
  return `--part\r\nContent-Type: application/http\r\nContent-ID: ${contentId}\r\n\r\n${request}\r\n\r\n`;
}

function stageWithEvent() {
  const set = stage();
  set.google.addCalendar({ id: ID, summary: 'Work' });
  set.google.insert(ID, tokyo('2026-11-30T10:00', '2026-11-30T11:00', { id: 'work01' }));
  return set;
}

const events = `GET /calendar/v3/calendars/${encodeURIComponent(ID)}/events`;

test('parts are answered in order under response- and their own id, with the token of the whole', async () => {
  const { batch, complaints } = stageWithEvent();
  const body = `${part('<list-1>', `${events}?singleEvents=true`)}${part('<get-1>', `${events}/work01 HTTP/1.1\r\nAccept: application/json`)}--part--\r\n`;
  const { status, headers, body: text } = await batch(body);
  expect(status).toBe(200);
  const boundary = /boundary=(\S+)/.exec(headers['content-type'] ?? '')?.[1];
  const parts = text.split(`--${boundary}`).slice(1, -1);
  expect(parts).toHaveLength(2);
  expect(parts[0]).toContain('Content-ID: <response-list-1>');
  expect(parts[1]).toContain('Content-ID: <response-get-1>');
  expect(parts[1]).toContain('HTTP/1.1 200 OK');
  const json = JSON.parse(parts[1]?.split('\r\n\r\n')[2] ?? '');
  expect(json.id).toBe('work01');
  expect(complaints()).toEqual([]);
});

test('one part fails and the others are answered', async () => {
  const { google, batch } = stageWithEvent();
  google.addCalendar({ id: 'other@example.com', summary: 'Other' });
  google.failCalendar('other@example.com', 403);
  const other = 'GET /calendar/v3/calendars/other@example.com/events';
  const { status, body } = await batch(
    `${part('<1>', events)}${part('<2>', other)}${part('<3>', `${events}/nothing`)}--part--`,
  );
  expect(status).toBe(200);
  expect(body.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 403', 'HTTP/1.1 404']);
});

test('1,000 parts pass, 1,001 are refused', async () => {
  const { batch, complaints } = stageWithEvent();
  const one = part('<1>', `${events}/work01`);
  expect((await batch(`${one.repeat(1_000)}--part--`)).status).toBe(200);
  expect(complaints()).toEqual([]);
  expect((await batch(`${one.repeat(1_001)}--part--`)).status).toBe(400);
  expect(complaints()).toEqual([expect.stringContaining('1000')]);
});

test.each([
  ['without parts', '--part--'],
  ['without its closing boundary', part('<1>', events)],
  [
    'with a part of another type',
    `--part\r\nContent-Type: application/json\r\n\r\n${events}\r\n\r\n--part--`,
  ],
  [
    'with a part that names a whole address',
    `${part('<1>', 'GET https://www.googleapis.com/calendar/v3/users/me/calendarList')}--part--`,
  ],
])('a batch %s is refused', async (_, body) => {
  const { batch, complaints } = stageWithEvent();
  expect((await batch(body)).status).toBe(400);
  expect(complaints()).toHaveLength(1);
});

test('a fault of the service fails the batch as a whole', async () => {
  const { batch, faults } = stageWithEvent();
  faults.set({ calendar: { status: 503, for: 60_000 } });
  const { status, body } = await batch(`${part('<1>', events)}--part--`);
  expect(status).toBe(503);
  expect(JSON.parse(body).error.code).toBe(503);
});
