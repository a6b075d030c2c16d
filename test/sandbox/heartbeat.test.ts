import { Faults } from './faults';
import { Heartbeat } from './heartbeat';
import { Journal } from './journal';

const BASE = 'http://127.0.0.1:1/heartbeat/toban';

function check() {
  const journal = new Journal(() => 5);
  const heartbeat = new Heartbeat(() => 5, new Faults(() => 5), journal);
  const ping = (method: string, url: string, body = '') =>
    heartbeat.handle({ method, url, headers: {}, body: new TextEncoder().encode(body) });
  return { journal, heartbeat, ping };
}

test('a ping is a success, one at /fail a failure with its reason', async () => {
  const { heartbeat, ping, journal } = check();
  await ping('GET', BASE);
  await ping('POST', `${BASE}/fail`, 'calendar unread');
  expect(heartbeat.pings).toEqual([
    { atMs: 5, ok: true, reason: '' },
    { atMs: 5, ok: false, reason: 'calendar unread' },
  ]);
  expect(journal.complaints).toEqual([]);
});

test('what is no ping is refused, and a reason that would be cut is complained of', async () => {
  const { heartbeat, ping, journal } = check();
  expect((await ping('DELETE', BASE)).status).toBe(405);
  await ping('POST', `${BASE}/fail`, 'x'.repeat(100_001));
  expect(heartbeat.pings).toHaveLength(1);
  expect(journal.complaints.map(({ text }) => text)).toEqual([
    'DELETE is no ping; use GET or POST',
    'the reason is above 100 kB',
  ]);
});
