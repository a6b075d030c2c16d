// A tick carries out a Start that waited, and somebody finishes the work between its reading and its acknowledgement:
// PagerDuty reopens it, the next tick closes it again and says so. A tick or page call that died on the way is healed.
import { Office } from '../page/office';

const YAMADA = 'yamada@msp.example';
const SATO = 'PSATOKEN01';

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

/** Before the next acknowledgement reaches PagerDuty, Sato finishes the work. @param then before the log is read */
function finishBeforeNextChange(id: string, then: () => void = () => {}): void {
  let finished = false;
  office.beforePagerDuty(async ({ method, url }) => {
    if (finished && url.includes('/log_entries')) then();
    if (method !== 'PUT' || finished) return;
    finished = true;
    office.sandbox.pagerduty.resolve(id, SATO);
  });
}

/** A start that only a tick can carry out. */
async function pressWhileDown(title: string): Promise<string> {
  const link = await office.due(title);
  await office.toban.break({ pagerduty: { status: 503, for: 'PT40S' } });
  await office.press(link, YAMADA);
  return (await office.toban.incident(title)).id;
}

async function expectClosedAgain(title: string): Promise<void> {
  expect((await office.toban.incident(title)).status).toBe('resolved');
  expect(await office.toban.row(title)).toMatchObject({ State: 'done', 'Finished by': 'Sato Ken', Who: '' });
  const { lines } = await office.toban.card(title);
  const said = lines
    .map(({ text }) => text)
    .filter((text) => text.includes('started just after it was finished'));
  expect(said).toHaveLength(1);
}

test('the next tick closes it again, says whose start came too late, and leaves it at that', async () => {
  const id = await pressWhileDown('Late by a tick');
  finishBeforeNextChange(id);
  await office.toban.advance('PT1M30S');
  expect((await office.toban.incident('Late by a tick')).status).toBe('acknowledged');
  await office.toban.advance('PT5M');
  await expectClosedAgain('Late by a tick');
  const acknowledgements = office.changes().filter((change) => change === `PUT /incidents/${id}`);
  expect(acknowledgements).toHaveLength(2);
});

test.each([6, 7])('also when the tick dies after its call %d', async (call) => {
  const title = `Late and killed at ${call}`;
  const id = await pressWhileDown(title);
  await office.toban.break({ tick: { killAfterCall: call } });
  finishBeforeNextChange(id);
  await office.toban.advance('PT7M');
  await expectClosedAgain(title);
});

test('a page call that died after acknowledging is healed by the tick that takes its line', async () => {
  const title = 'Late by a page';
  const link = await office.due(title);
  const { id } = await office.toban.incident(title);
  // The page cannot read the log nor resolve again: for it, PagerDuty is down from its acknowledgement on.
  finishBeforeNextChange(id, () => {
    office.sandbox.faults.set({ pagerduty: { status: 503, for: 10_000 } });
  });
  await office.press(link, YAMADA);
  office.beforePagerDuty(async () => {});
  expect((await office.toban.incident(title)).status).toBe('acknowledged');
  await office.toban.advance('PT5M');
  await expectClosedAgain(title);
});

test('a start that is in time costs the next tick one request and no further round trip but the record', async () => {
  const link = await office.due('In time');
  await office.toban.advance('PT2M');
  await office.press(link, YAMADA);
  await office.toban.advance('PT1M');
  expect(await office.toban.row('In time')).toMatchObject({ State: 'started', Who: 'yamada', Pending: '' });
  await office.toban.advance('PT1M');
  const last = (await office.toban.state()).ticks.last;
  expect(last?.roundTrips).toBeLessThanOrEqual(5);
});
