// A hang late in a tick: what was done before it is recorded all the same, and the next ticks finish the rest, once.
import { TABS } from '../../../apps-script/src/core/tabs';
import type { HttpHandler } from '../../sandbox/http';
import { readTab } from '../../sandbox/settings-sheet';
import { Office } from '../page/office';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office.close());

/** The part of the State tab under this key. */
function remembered<T>(key: string): T {
  const { sheets, spreadsheetId } = office.sandbox;
  const row = readTab(sheets, spreadsheetId, TABS.state.sheetId).find(([name]) => name === key);
  return JSON.parse(row?.[1] ?? 'null') as T;
}

/** From now on requests to addresses that begin so go through `handler` first. */
function before(path: string, handler: (url: string) => Promise<void>): void {
  const { network } = Reflect.get(office.sandbox.script, 'options') as { network: Map<string, HttpHandler> };
  const next = office.sandbox.bridge.handle;
  network.set(`${office.sandbox.url}${path}`, async (request) => {
    await handler(request.url);
    return next(request);
  });
}

test('a create whose answer does not come: one incident, adopted by the next tick', async () => {
  let hangs = 1;
  office.beforePagerDuty(async ({ method }) => {
    if (method !== 'POST' || hangs === 0) return;
    hangs -= 1;
    await office.sandbox.clock.sleep(60_000);
  });
  await office.plan('Late', 2);
  await office.toban.advance('PT5M30S');
  expect(remembered<{ pagerduty: object }>('services').pagerduty).toMatchObject({ hangs: 1, sinceMs: null });
  expect(await office.toban.row('Late')).toMatchObject({ State: 'open' });
  expect(await office.toban.incidents('Late')).toHaveLength(1);
  expect(await office.toban.cards('Late')).toHaveLength(1);
});

test('a push that hangs: the incident stands in the ledger, and Slack hears of it from the next tick', async () => {
  let hangs = 1;
  await office.plan('Late', 2);
  await office.toban.advance('PT1M30S');
  before('/bridge', async (url) => {
    // The announcement is the first post of that minute, the push the second.
    if (!url.endsWith('/tasks') || hangs === 0) return;
    const { calls } = office.sandbox.journal;
    if (!calls.some(({ method }) => method === 'POST /incidents')) return;
    hangs -= 1;
    await office.sandbox.clock.sleep(120_000);
  });
  await office.toban.advance('PT1M45S');
  expect(hangs).toBe(0);
  expect(await office.toban.row('Late')).toMatchObject({ State: 'open' });
  expect(remembered<{ bridge: object }>('services').bridge).toMatchObject({ hangs: 1 });
  await office.toban.advance('PT3M');
  expect(await office.toban.cards('Late')).toHaveLength(1);
});

test('of two addresses the one that hangs is left alone, and Slack hears of the task within two minutes', async () => {
  const { script, clock, url } = office.sandbox;
  script.properties.set({ BRIDGE_URL: `${url}/bridge/a,${url}/bridge/b` });
  before('/bridge/a', () => clock.sleep(3_600_000));
  await office.toban.advance('PT15M30S');
  await office.plan('Told by the other', 1);
  await office.toban.advance('PT3M');
  expect(await office.toban.cards('Told by the other')).toHaveLength(1);
  expect(remembered<{ bridge: object }>('services').bridge).toMatchObject({ leftOut: true });
  expect((await office.toban.console()).heartbeat).toMatchObject({ ok: true });
});

test('a tick that Google kills after six minutes is counted by those that found its lock', async () => {
  const { sheets, clock, script } = office.sandbox;
  await office.toban.advance('PT1M30S');
  const seconds = () =>
    Object.values(remembered<{ hours: Record<string, { seconds: number }> }>('run time').hours).reduce(
      (sum, each) => sum + each.seconds,
      0,
    );
  const counted = seconds();
  const call = sheets.call.bind(sheets);
  let hangs = true;
  Reflect.set(sheets, 'call', async (...given: Parameters<typeof call>) => {
    if (hangs) await clock.sleep(10 * 60_000);
    return call(...given);
  });
  await office.toban.advance('PT1M');
  hangs = false;
  await office.toban.advance('PT8M');
  expect(script.triggers.ticks.killed).toBe(1);
  expect(seconds() - counted).toBeGreaterThan(5 * 60);
  expect(script.properties.get('UNCOUNTED_TICKS')).toBeUndefined();
});
