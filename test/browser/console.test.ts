// The console in a real browser: a person sees a task come due, starts it from its card, and nothing is in the way.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { Sandbox } from '../sandbox/sandbox';
import { describeInBrowser, launchBrowser } from './chromium';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TITLE = 'Firewall rule change: branch VPN';

describeInBrowser('the console', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  let troubles: string[];

  beforeEach(async () => {
    sandbox = await Sandbox.start({
      calendars: 'example',
      atMs: Date.parse('2026-11-24T08:50:00+09:00'),
      speed: 0,
      port: 0,
      locale: 'en',
    });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    troubles = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(sandbox.url);
    await page.getByRole('heading', { name: 'Calendar' }).waitFor();
  });

  afterEach(async () => {
    await browser.close();
    await sandbox.close();
    expect(troubles).toEqual([]);
  });

  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();

  /** Until the clock in the bar shows this. */
  const clockShows = (time: string) => page.getByRole('timer').getByText(time).waitFor();

  const comesDue = async () => {
    await press('Next event');
    await clockShows('09:01:00');
    await press('+10 min');
    await clockShows('09:11:00');
    await press('+10 min');
    await clockShows('09:21:00');
    await page.locator('#slack').getByText(TITLE).waitFor();
  };

  test('a task comes due, is started by the link in its card, and Slack says who', async () => {
    await comesDue();
    const card = page.locator('#slack .card', { hasText: TITLE });
    const [start] = await Promise.all([
      page.context().waitForEvent('page'),
      card.getByRole('link', { name: 'Start' }).click(),
    ]);
    await start.getByRole('button', { name: 'yamada@msp.example' }).click();
    await start
      .frameLocator('#sandboxFrame')
      .getByRole('button', { name: /^Start/ })
      .click();
    await card.locator('.thread').getByText('Started by yamada').waitFor();
    await page.locator('#pagerduty .incident', { hasText: TITLE }).getByText('acknowledged').waitFor();
  });

  test('a person acknowledges and resolves in PagerDuty, and the card follows', async () => {
    await comesDue();
    const incident = page.locator('#pagerduty .incident', { hasText: TITLE });
    const card = page.locator('#slack .card', { hasText: TITLE });
    await page.getByLabel('Act as').selectOption({ label: 'Suzuki Jun' });
    await incident.getByRole('button', { name: 'Acknowledge' }).click();
    await card.locator('.thread').getByText('Started by Suzuki Jun').waitFor();
    await incident.getByRole('button', { name: 'Resolve' }).click();
    await card.locator('.thread').getByText('Finished by Suzuki Jun').waitFor();
  });

  test('a title with markup is shown as text, in every pane', async () => {
    await page.getByText('Add a task').click();
    await page.getByLabel('Title').fill('<img src=x onerror=alert(1)> & *stars*');
    await page.getByLabel('Starts in (minutes)').fill('2');
    await press('Add');
    await page.locator('#calendar').getByText('<img src=x').waitFor();
    await press('+10 min');
    for (const pane of ['#calendar', '#ledger', '#pagerduty', '#slack']) {
      await page.locator(pane).getByText('<img src=x onerror=alert(1)> & ').first().waitFor();
    }
    expect(await page.locator('.panes img').count()).toBe(0);
  });

  test('a fault is switched on and off', async () => {
    await page.getByText('Break something').click();
    await press('All webhooks are lost');
    await page.getByText('webhooks.drop').waitFor();
    await press('Mend everything');
    await page.getByText('webhooks.drop').waitFor({ state: 'detached' });
  });

  test.each(['light', 'dark'] as const)(
    'in %s colours axe finds nothing, and nothing is cut off',
    async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme });
      await comesDue();
      await page.evaluate(AXE);
      const found = await page.evaluate('axe.run().then(({ violations }) => violations)');
      expect(found).toEqual([]);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
    },
  );
});
