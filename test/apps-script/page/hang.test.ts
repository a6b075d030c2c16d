// A service that hangs keeps a visitor, and the lock, for one call at most; once a tick has met it, for none. What the
// press could not do is done when it answers again.
import { Office } from './office';

const YAMADA = 'yamada@msp.example';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office.close());

/** Presses, and lets time pass until the answer is there. @returns the case, and how many seconds it took */
async function pressFor(link: string, advance: string, press: Parameters<Office['press']>[2] = {}) {
  const fromMs = office.sandbox.clock.nowMs;
  let seconds = Number.NaN;
  const pressed = office.press(link, YAMADA, press).then((view) => {
    seconds = Math.round((office.sandbox.clock.nowMs - fromMs) / 1_000);
    return view.case;
  });
  await office.toban.advance(advance);
  return { shown: await pressed, seconds };
}

test('the bridge hangs: PagerDuty is told all the same, and Slack by a tick', async () => {
  const link = await office.due('While the bridge hangs');
  await office.toban.break({ bridge: { hang: 'PT60S', for: 'PT2M' } });
  expect(await pressFor(link, 'PT3M')).toEqual({ shown: 'acceptedStart', seconds: 60 });
  expect((await office.toban.incident('While the bridge hangs')).status).toBe('acknowledged');
  await office.toban.advance('PT5M');
  expect((await office.toban.card('While the bridge hangs')).lines.map(({ text }) => text)).toEqual([
    expect.stringContaining('Started by yamada'),
  ]);
});

test('the bridge hangs: what is put off is resolved only when Slack will hear why', async () => {
  const title = 'Put off while the bridge hangs';
  const link = await office.due(title);
  await office.toban.break({ bridge: { hang: 'PT60S', for: 'PT2M' } });
  const until = new Date(office.sandbox.clock.nowMs + 3_600_000).toISOString();
  const press = { action: 'postpone', until } as const;
  expect(await pressFor(link, 'PT1M', press)).toEqual({ shown: 'acceptedPostpone', seconds: 60 });
  expect((await office.toban.incident(title)).status).toBe('triggered');
  await office.toban.advance('PT10M');
  expect((await office.toban.incident(title)).status).toBe('resolved');
  expect((await office.toban.card(title)).lines.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^🗓️ Postponed to .* by yamada$/),
  ]);
});

test('PagerDuty hangs: the press is noted after one call, and carried out when it answers', async () => {
  const link = await office.due('While PagerDuty hangs');
  await office.toban.break({ pagerduty: { hang: 'PT60S', for: 'PT2M' } });
  expect(await pressFor(link, 'PT3M')).toEqual({ shown: 'acceptedStart', seconds: 60 });
  await office.toban.advance('PT10M');
  expect((await office.toban.incident('While PagerDuty hangs')).status).toBe('acknowledged');
  expect(await office.toban.row('While PagerDuty hangs')).toMatchObject({ State: 'started', Who: 'yamada' });
});

test('what a tick knows to hang is not waited for', async () => {
  const link = await office.due('Known to hang');
  await office.toban.break({ pagerduty: { hang: 'PT60S', for: 'PT30M' } });
  await office.toban.advance('PT7M30S');
  expect(await pressFor(link, 'PT15S')).toEqual({ shown: 'acceptedStart', seconds: 0 });
});
