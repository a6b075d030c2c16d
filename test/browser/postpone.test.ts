// Putting a task off from the start page, on a phone: real clicks through the sandbox's web app, and the page alone where
// no sandbox can bring about what matters.
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { textsOf } from '../../apps-script/src/i18n/catalogue';
import { Office } from '../apps-script/page/office';
import { ensureBuilt } from '../sandbox/build';
import { describeInBrowser, launchBrowser } from './chromium';
import { aView, StandIn } from './page-stand-in';
import { heading, Phones, visit } from './phones';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

describeInBrowser('postponing on a phone', () => {
  let office: Office;
  let browser: Browser;
  let phones: Phones;

  beforeAll(async () => {
    office = await Office.open('ja');
    browser = await launchBrowser();
    phones = new Phones(browser, office.sandbox.url);
  });
  afterEach(async () => {
    await phones.putAway();
    expect(office.sandbox.journal.complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  /** The wall clock in Tokyo, so many minutes from now. */
  const tokyo = (minutes: number) =>
    new Date(office.sandbox.clock.nowMs + (minutes + 540) * 60_000).toISOString().slice(0, 16);

  test('in Japanese: half an hour by two taps, and the next visitor is told who it was', async () => {
    const title = '証明書の更新';
    const link = await office.due(title);
    // The whole minute after half an hour: some milliseconds of this minute have passed.
    const due = tokyo(31);
    const frame = await visit(await phones.signedIn('yamada@msp.example', 'ja-JP'), link);
    await frame.getByText('延期する', { exact: true }).click();
    await frame.getByRole('button', { name: '30分後にする' }).dblclick();
    await heading(frame, '延期しました');
    await frame.locator('#heading:focus').waitFor();
    expect(await frame.locator('#form').isVisible()).toBe(false);
    expect(await frame.locator('#postpone').isVisible()).toBe(false);

    const other = await visit(await phones.signedIn('sato@msp.example', 'ja-JP'), link);
    await heading(other, '延期されています');
    expect(await other.locator('#sentence').innerText()).toContain('yamada さん');
    await office.toban.advance('PT2M');
    expect(await office.toban.row(title)).toMatchObject({ State: 'upcoming', 'Postponed by': 'yamada' });
    expect((await office.toban.row(title)).Due).toContain(due.replace('T', ' '));

    const late = await visit(await phones.signedIn('sato@msp.example', 'ja-JP'), link);
    await heading(late, 'リンクが古くなっています');
    await late.getByRole('link', { name: '現在のページを開く' }).click();
    await heading(late, '延期されています');
    await late.getByText('延期する', { exact: true }).click();
    await late.getByRole('button', { name: '1時間後にする' }).click();
    await heading(late, '延期しました');
    await office.toban.advance('PT2M');
    expect(await office.toban.row(title)).toMatchObject({ State: 'upcoming', 'Postponed by': 'sato' });
  });

  test('in English, from New York, by the keyboard alone: to a time of one’s own zone', async () => {
    const title = 'Rotate the logs';
    const link = await office.due(title);
    const frame = await visit(await phones.signedIn('suzuki@msp.example', 'en-US', 'America/New_York'), link);
    await frame.getByText('Postpone', { exact: true }).press('Enter');
    const newYork = new Date(office.sandbox.clock.nowMs + (90 - 300) * 60_000).toISOString().slice(0, 16);
    const due = tokyo(90);
    await frame.getByLabel('Or choose a time').fill(newYork);
    await frame.getByRole('button', { name: 'Postpone to this time' }).press('Enter');
    await heading(frame, 'Postponed');
    await office.toban.advance('PT2M');
    expect((await office.toban.row(title)).Due).toContain(due.replace('T', ' '));
  });

  test('a page that was left open tells how things stand, and what was started stays started', async () => {
    const link = await office.due('Left open');
    const frame = await visit(await phones.signedIn('yamada@msp.example', 'en-GB'), link);
    await office.toban.act('Left open', 'acknowledge', 'sato@msp.example');
    await frame.getByText('Postpone', { exact: true }).click();
    await frame.getByRole('button', { name: '1 h later' }).click();
    await heading(frame, 'Already started');
    expect((await office.toban.incident('Left open')).status).toBe('acknowledged');
  });
});

describeInBrowser('the choice of a later time', () => {
  const postpone = { afterIso: '2026-11-30T17:14:30Z', latestIso: '2026-12-07T17:14:30Z' };
  const view = aView({ postpone });
  let browser: Browser;
  let standIn: StandIn | undefined;

  beforeAll(async () => {
    ensureBuilt();
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await standIn?.close();
    standIn = undefined;
  });
  afterAll(() => browser?.close());

  async function open(...given: Parameters<typeof StandIn.open> extends [unknown, ...infer R] ? R : never) {
    standIn = await StandIn.open(browser, ...given);
    return standIn;
  }

  test.each([
    ['ja-JP', 'light'],
    ['ja-JP', 'dark'],
    ['en-US', 'light'],
    ['en-US', 'dark'],
  ] as const)('is accessible and fits 320 pixels, %s, %s', async (locale, colorScheme) => {
    const { page } = await open({}, [], { locale, colorScheme, viewport: { width: 320, height: 568 } });
    await page.addInitScript(AXE);
    const faults: string[] = [];
    for (const action of ['start', null] as const) {
      await standIn?.visitAgain({ visitor: null, view: aView({ postpone, action }) });
      await page.locator('summary').click();
      const found = (await page.evaluate('axe.run()')) as AxeResults;
      faults.push(...found.violations.map(({ id, nodes }) => `${action}: ${id} ${nodes[0]?.html}`));
      const overflows = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      if (overflows) faults.push(`${action}: wider than the screen`);
    }
    expect(faults).toEqual([]);
  });

  test('is there only where the task can be put off', async () => {
    const { page } = await open({ view: aView({ case: 'started', action: null }) });
    expect(await page.locator('#postpone').isVisible()).toBe(false);
  });

  test('counts from now by the server’s clock, to the whole minute, or from the due time that lies ahead', async () => {
    const ahead = aView({ postpone: { ...postpone, afterIso: '2026-11-30T20:00:00Z' }, action: null });
    const { page, calls } = await open({ view }, [ahead, ahead]);
    await page.locator('summary').click();
    await page.getByRole('button', { name: '30 min later' }).click();
    await page.getByRole('button', { name: '1 h later' }).click();
    await page.locator('#heading:focus').waitFor();
    expect(calls).toMatchObject([
      { functionName: 'postponeTask', token: 'token', until: '2026-11-30T17:45:00.000Z' },
      { functionName: 'postponeTask', until: '2026-11-30T21:00:00.000Z' },
    ]);
    expect(new Set(calls.map(({ nonce }) => nonce)).size).toBe(2);
  });

  test('a busy or lost answer keeps every choice, and the next press is the same click', async () => {
    const { page, calls } = await open({ view }, [
      null,
      aView({ case: 'busy', action: null, task: null }),
      aView({ case: 'youPostponed', action: null }),
    ]);
    await page.locator('summary').click();
    for (const name of ['unreachable', 'busy', 'youPostponed'] as const) {
      await page.getByRole('button', { name: '30 min later' }).click();
      await page.locator('#heading', { hasText: textsOf('en').page.cases[name].heading }).waitFor();
      await page.locator('#heading:focus').waitFor();
      expect(await page.locator('#act').isVisible()).toBe(name !== 'youPostponed');
    }
    expect(new Set(calls.map(({ nonce }) => nonce)).size).toBe(1);
    expect(await page.locator('#postpone').isVisible()).toBe(false);
  });

  test('whom Google does not name is asked for a name, also where there is nothing to start yet', async () => {
    const upcoming = aView({ case: 'notDue', postpone, action: null });
    const { page, calls } = await open({ visitor: null, view: upcoming }, [upcoming]);
    await page.locator('summary').click();
    await page.getByRole('button', { name: '1 h later' }).click();
    await page.locator('#name:focus').waitFor();
    expect(calls).toEqual([]);
    await page.locator('#name').fill('Tanaka');
    await page.locator('#name').press('Enter');
    expect(calls).toEqual([]);
    await page.getByRole('button', { name: '1 h later' }).click();
    await page.locator('#heading:focus').waitFor();
    expect(calls).toMatchObject([{ functionName: 'postponeTask', name: 'Tanaka' }]);
  });

  test('an empty time asks for one; a proposed one stands there from the beginning', async () => {
    const { page, calls } = await open({ view }, [], { timezoneId: 'Asia/Tokyo' });
    await page.locator('summary').click();
    expect(await page.locator('#until').inputValue()).toBe('2026-12-01T04:15');
    expect(await page.locator('#until').getAttribute('max')).toBe('2026-12-08T02:14');
    await page.locator('#until').fill('');
    await page.locator('#toTime').click();
    await page.locator('#until:focus').waitFor();
    expect(calls).toEqual([]);
  });
});
