// The start page case by case: readable in both languages and both colour schemes, fit for a small phone, and safe
// against lost answers and hostile titles.
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { textsOf } from '../../apps-script/src/i18n/catalogue';
import { PAGE_CASES } from '../../apps-script/src/page/view';
import { ensureBuilt } from '../sandbox/build';
import { describeInBrowser, launchBrowser } from './chromium';
import { aView, StandIn, TASK } from './page-stand-in';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

describeInBrowser('the start page, case by case', () => {
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
    ['light', PAGE_CASES],
    ['dark', ['ready', 'canFinish', 'youStarted', 'troubled', 'notDue']],
  ] as const)('every case is accessible and fits 320 pixels, %s', async (colorScheme, cases) => {
    const { page } = await open({}, [], { colorScheme, viewport: { width: 320, height: 568 } });
    await page.addInitScript(AXE);
    const faults: string[] = [];
    for (const name of cases) {
      const action = name === 'canFinish' ? 'finish' : 'start';
      const goOn = { to: 'current', link: 'https://page.example/other' } as const;
      await standIn?.visitAgain({ visitor: null, view: aView({ case: name, action, goOn }) });
      const found = (await page.evaluate('axe.run()')) as AxeResults;
      faults.push(...found.violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`));
      const overflows = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      if (overflows) faults.push(`${name}: wider than the screen`);
    }
    expect(faults).toEqual([]);
  });

  test.each([
    ['ja-JP', 'ja'],
    ['en-US', 'en'],
    ['de-DE', 'ja'],
  ] as const)('a browser that speaks %s reads %s', async (locale, language) => {
    const { page } = await open({ language: 'ja' }, [], { locale });
    expect(await page.locator('#heading').innerText()).toBe(textsOf(language).page.cases.ready.heading);
    expect(await page.locator('#act').innerText()).toContain(textsOf(language).page.buttons.start);
  });

  test('a page of another build than the one at work says so in its small print', async () => {
    const same = await open({});
    expect(await same.page.locator('#build').innerText()).toBe('Toban 0.1.0+1a2b3c4d5e');
    await same.visitAgain({ build: { page: '0.1.0+1a2b3c4d5e', ticks: '0.2.0+0000000000' } });
    expect(await same.page.locator('#build').innerText()).toContain('0.2.0+0000000000');
  });

  test('nothing is loaded from elsewhere, and outside links open a tab of their own', async () => {
    const { page, requests } = await open({});
    expect(requests).toEqual(['https://page.example/']);
    const links = await page.locator('#links a').evaluateAll((all) => all.map((each) => each.outerHTML));
    expect(links).toHaveLength(4);
    for (const link of links)
      expect(link).toMatch(/target="_blank".*rel="noopener"|rel="noopener".*target="_blank"/);
  });

  test('what stands in a title or a note is text, whatever it holds', async () => {
    const hostile = '</script><img src=x onerror="document.title=\'broken\'"><?= 1 ?>';
    const task = {
      ...TASK,
      title: hostile,
      note: hostile,
      links: { ...TASK.links, runbook: 'javascript:alert(1)' },
    };
    const { page } = await open({ view: aView({ task, who: hostile, case: 'started' }) });
    expect(await page.locator('#title').innerText()).toBe(hostile);
    expect(await page.locator('#facts').innerText()).toContain(hostile);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
  });

  test('times are the visitor’s own, with 24 hours in Japanese', async () => {
    const { page } = await open({}, [], { locale: 'ja-JP', timezoneId: 'America/New_York' });
    const facts = await page.locator('#facts').innerText();
    expect(facts).toContain('11月30日(月) 12:00');
    expect(facts).toContain('11月30日(月) 12:15 – 13:00');
    expect(facts).toContain('14分');
    expect(await page.locator('#zone').innerText()).toContain('America/New_York');
  });

  test('a lost answer keeps the button and the click: the next press carries the same nonce', async () => {
    const lost = await open({}, [
      null,
      aView({ case: 'busy', task: null }),
      aView({ case: 'youStarted', action: null }),
    ]);
    const { page, calls } = lost;
    for (const name of ['unreachable', 'busy', 'youStarted'] as const) {
      await page.locator('#act').click();
      await page.locator('#heading', { hasText: textsOf('en').page.cases[name].heading }).waitFor();
      await page.locator('#heading:focus').waitFor();
      expect(await page.locator('#title').innerText()).toBe(TASK.title);
    }
    expect(new Set(calls.map(({ nonce }) => nonce)).size).toBe(1);
    expect(await page.locator('#act').isVisible()).toBe(false);
  });

  test('once something is decided, the next press is another click', async () => {
    const { page, calls } = await open({}, [
      aView({ case: 'reopened' }),
      aView({ case: 'youStarted', action: null }),
    ]);
    await page.locator('#act').click();
    await page.locator('#heading', { hasText: 'Open again' }).waitFor();
    await page.locator('#act').click();
    await page.locator('#heading', { hasText: 'You have started' }).waitFor();
    expect(new Set(calls.map(({ nonce }) => nonce)).size).toBe(2);
  });

  test('whom Google does not name is asked once, and remembered', async () => {
    const view = aView({ case: 'troubled' });
    const named = await open({ visitor: null }, [view, view]);
    const { page, calls } = named;
    await page.locator('#act').click();
    await page.locator('#name:focus').waitFor();
    expect(calls).toEqual([]);
    await page.locator('#name').fill('  Tanaka ');
    await page.locator('#act').click();
    await page.locator('#heading', { hasText: 'That did not work' }).waitFor();
    await named.visitAgain();
    expect(await page.locator('#name').inputValue()).toBe('Tanaka');
    expect(calls).toMatchObject([{ functionName: 'startTask', name: 'Tanaka', token: 'token' }]);
  });

  test('a frame without storage works all the same', async () => {
    const { page } = await open({ visitor: null });
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new Error('The operation is insecure.');
        },
      });
    });
    await page.reload();
    await page.locator('#name').fill('Tanaka');
    await page.locator('#act').click();
    await page.locator('#heading', { hasText: 'No answer came' }).waitFor();
    await page.getByRole('button', { name: '日本語' }).click();
    await page.locator('#heading', { hasText: '応答がありません' }).waitFor();
  });
});
