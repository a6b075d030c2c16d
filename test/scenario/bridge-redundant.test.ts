// With two addresses before the bridge, PagerDuty sends everything twice and either address may be down for hours: Slack
// hears of each state once, and as soon as ever.
import { CALENDAR, type Toban, withToban } from './harness';

const AT = '2026-11-24T09:00:00+09:00';
const TITLES = ['Check the backup', 'Rotate the logs'];

/** One task is started by link and finished in PagerDuty, the other the other way round. */
async function playMorning(toban: Toban): Promise<void> {
  for (const title of TITLES) await toban.addEvent(CALENDAR, { title, at: AT });
  await toban.advance('PT11M');
  const seen = [...(await shown(toban))];
  await toban.click('Start', 'Check the backup', 'sato@msp.example');
  await toban.act('Rotate the logs', 'acknowledge', 'Suzuki Jun');
  await toban.advance('PT1M');
  seen.push(...(await shown(toban)));
  await toban.act('Check the backup', 'resolve', 'Yamada Hanako');
  await toban.click('Finish', 'Rotate the logs', 'sato@msp.example');
  await toban.advance('PT1M');
  seen.push(...(await shown(toban)));
  await toban.advance('PT40M');
  seen.push(...(await shown(toban)));
  const [waiting, started, finished] = [
    ['🔔 Waiting for somebody to start', []],
    ['▶️ Started', ['▶️ Started by sato', '▶️ Started by Suzuki Jun']],
    [
      '✅ Finished',
      ['▶️ Started by sato', '✅ Finished by Yamada Hanako', '▶️ Started by Suzuki Jun', '✅ Finished by sato'],
    ],
  ] as const;
  expect(seen).toEqual([waiting, started, finished, finished].flat());
}

/** The state of both cards, and the lines of both. */
async function shown(toban: Toban): Promise<readonly [string, readonly string[]]> {
  const cards = [];
  for (const title of TITLES) cards.push(await toban.card(title));
  const states = new Set(cards.map(({ root }) => root.text.split(':')[0]));
  return [[...states].join(' / '), cards.flatMap(({ lines }) => lines.map(({ text }) => text))];
}

test('both are up', () =>
  withToban({ redundant: true }, async (toban) => {
    await playMorning(toban);
    const { webhooks } = await toban.state();
    expect(webhooks.filter(({ status }) => status === 'delivered').length % 2).toBe(0);
    expect(webhooks.length).toBeGreaterThanOrEqual(12);
  }));

test.each(['a', 'b'])('%s is down', (down) =>
  withToban({ redundant: true }, async (toban) => {
    await toban.break({ bridge: { down, for: 'PT3H' } });
    await playMorning(toban);
  }),
);

test.each([
  ['a', 'b'],
  ['b', 'a'],
])('%s is down, and what reaches the function through %s kills it after each first post', (down) =>
  withToban({ redundant: true }, async (toban) => {
    toban.expectTrouble(/killed|answered 500|Address unavailable/);
    await toban.break({ bridge: { down, for: 'PT3H', killAfterSlack: 3 }, webhooks: { duplicate: 2 } });
    for (const title of TITLES) await toban.addEvent(CALENDAR, { title, at: AT });
    await toban.advance('PT16M');
    await toban.break({ bridge: { down, for: 'PT3H', killAfterSlack: 3 } });
    for (const title of TITLES) await toban.act(title, 'acknowledge', 'Sato Ken');
    await toban.advance('PT30M');
    expect(await shown(toban)).toEqual(['▶️ Started', ['▶️ Started by Sato Ken', '▶️ Started by Sato Ken']]);
  }),
);
