// At 50 calendars, 2,000 ledger rows, 100,000 archived ones and 100 tasks due at once a tick stays within its budgets.
import { TABS } from '../../apps-script/src/core/tabs';
import { cpuOf } from '../bench/cpu';
import { costOf, meanSeconds } from '../bench/model';
import { DIST, openToban, type Ticks, ticksOf } from '../bench/toban';
import type { Run, World } from '../bench/world';
import { readTab } from '../sandbox/settings-sheet';

const DUE = 100;
const ARCHIVED = 100_000;
const AT_ONCE = 20_000;
const MARK = 'in the archive';
/** developers.google.com/apps-script/guides/services/quotas: body 50 MB. */
const BODY_KB = 50 * 1_024;

let world: World;
let ticks: Ticks;

beforeAll(async () => {
  world = await openToban({ calendars: 50, rows: 2_000, due: DUE });
  for (let first = 0; first < ARCHIVED; first += AT_ONCE)
    world.append(
      TABS.archive.sheetId,
      Array.from({ length: AT_ONCE }, (_, index) => ['done', MARK, `task ${first + index}`]),
    );
  ticks = await ticksOf(world);
}, 120_000);

afterAll(() => world.close());

test('idle at most 5 round trips and 5 requests, with a sign of life too', () => {
  for (const { execution } of [ticks.idle, ticks.withSign]) {
    expect(execution.roundTrips).toBeLessThanOrEqual(5);
    expect(execution.urlFetches).toBeLessThanOrEqual(5);
  }
});

test('all that is due is open after two ticks of at most 10 round trips, and then it is as quiet as before', () => {
  expect(ticks.busy.execution.roundTrips).toBeLessThanOrEqual(10);
  expect(ticks.rest.execution.roundTrips).toBeLessThanOrEqual(10);
  expect(ticks.after.execution.roundTrips).toBeLessThanOrEqual(5);
  expect(ticks.after.execution.urlFetches).toBeLessThanOrEqual(5);
  expect(world.pagerduty.incidents).toHaveLength(DUE);
  const [headers = [], ...rows] = readTab(world.sheets, world.spreadsheetId, TABS.ledger.sheetId);
  expect(rows.filter((row) => row[headers.indexOf('State')] === 'open')).toHaveLength(DUE);
});

test('the archive is never read', () => {
  for (const { asked } of Object.values<Run>({ ...ticks })) {
    expect(asked.some(({ answer }) => JSON.stringify(answer).includes(MARK))).toBe(false);
  }
});

test('a mean tick takes at most 2 modelled seconds, no body comes near a limit, and little is computed', () => {
  const costs = {
    idle: costOf(ticks.idle, cpuOf(ticks.idle, DIST, 3)),
    withSign: costOf(ticks.withSign, cpuOf(ticks.withSign, DIST, 3)),
    busy: costOf(ticks.busy, cpuOf(ticks.busy, DIST, 3)),
    rest: costOf(ticks.rest, cpuOf(ticks.rest, DIST, 3)),
    after: costOf(ticks.after, cpuOf(ticks.after, DIST, 3)),
  };
  expect(meanSeconds(costs)).toBeLessThanOrEqual(2);
  for (const { sentKb, receivedKb, cpuMs } of Object.values(costs)) {
    expect(sentKb).toBeLessThan(BODY_KB / 10);
    expect(receivedKb).toBeLessThan(BODY_KB / 10);
    // A tenth of a second on an idle machine; a tick that computed for ten would show something quadratic.
    expect(cpuMs).toBeLessThan(10_000);
  }
});
