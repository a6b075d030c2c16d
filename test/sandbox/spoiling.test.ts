// What a fault makes of an answer on its way: the service has done what was asked, or has never heard of it.
import { Faults } from './faults';
import { ConnectionFailed, type HttpRequest, json } from './http';
import { spoiling } from './spoiling';

const MINUTE = 60_000;
const post: HttpRequest = { method: 'POST', url: 'http://sandbox/x', headers: {}, body: new Uint8Array() };

function rig(service: 'pagerduty' | 'calendar' | 'bridge' = 'pagerduty') {
  const faults = new Faults(() => 0);
  let done = 0;
  const answer = async () => {
    done += 1;
    return json(201, { incident: { id: 'Q1' } });
  };
  return { faults, handle: spoiling(service, answer, faults), done: () => done };
}

test('HTML comes with 200 and nothing is done; an answer that breaks off is of something done', async () => {
  const { faults, handle, done } = rig();
  faults.set({ pagerduty: { garbage: 'html', for: MINUTE } });
  expect(await handle(post)).toMatchObject({ status: 200, body: expect.stringContaining('<html>') });
  expect(done()).toBe(0);
  faults.set({ pagerduty: { garbage: 'cut', for: MINUTE } });
  expect((await handle(post)).body).toBe('{"incident":');
  expect(done()).toBe(1);
});

test('so many changes are made whose answers are lost, reads are not among them', async () => {
  const { faults, handle, done } = rig();
  faults.set({ pagerduty: { loseAnswers: 1 } });
  expect((await handle({ ...post, method: 'GET' })).status).toBe(201);
  await expect(handle(post)).rejects.toThrow(ConnectionFailed);
  expect((await handle(post)).status).toBe(201);
  faults.set({ pagerduty: { loseAnswers: 1, lostAs: 502 } });
  expect((await handle(post)).status).toBe(502);
  expect(done()).toBe(4);
});

test('a batch of calendars is posted, but changes nothing: its answer is not lost', async () => {
  const { faults, handle } = rig('calendar');
  faults.set({ bridge: { loseAnswers: 1 }, pagerduty: { loseAnswers: 1 } });
  expect((await handle(post)).status).toBe(201);
});
