// The menu's dialogs in a browser: readable in both languages and both colour schemes, what is wrong first, and a block
// that is stored is forgotten.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { Line } from '../../apps-script/src/core/checkup/line';
import { textsOf } from '../../apps-script/src/i18n/catalogue';
import { inlineJson } from '../../apps-script/src/page/inline-json';
import type {
  AddedCalendars,
  CalendarChoices,
  Checked,
  Connected,
  KnownProperty,
} from '../../apps-script/src/sheet/dialogs/dialog-data';
import { ensureBuilt } from '../sandbox/build';
import { describeInBrowser, launchBrowser } from './chromium';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Screenshots go there; none are taken where it is empty. */
const PICTURES = process.env.TOBAN_PICTURES ?? '';
const WINDOW = { width: 720, height: 560 };

type Language = 'ja' | 'en';

function lines(language: Language): readonly Line[] {
  const { check } = textsOf(language);
  const service = { where: check.places.service('Scheduled work'), link: 'https://pd.example/s' };
  const { auto, away, low } = {
    auto: check.service.resolvesItself(240),
    away: check.channel.refused('not_in_channel'),
    low: check.lowUrgency,
  };
  const wall = check.webApp.wall;
  const ok = { verdict: 'ok', mend: null, link: null } as const;
  return [
    { id: 'a', verdict: 'bad', ...service, ...auto },
    {
      id: 'b',
      verdict: 'bad',
      where: check.places.channel('C0123456789', ['青葉フーズ']),
      link: null,
      ...away,
    },
    { id: 'c', verdict: 'warning', where: check.places.settingsOf(['青葉フーズ']), link: null, ...low },
    { id: 'd', verdict: 'unknown', where: check.places.webApp, link: 'https://app.example/exec', ...wall },
    { id: 'e', ...ok, where: check.places.properties, what: check.properties.good },
    { id: 'f', ...ok, where: check.places.triggers, what: check.triggers.good('admin@msp.example') },
  ];
}

function checkedIn(language: Language): Checked {
  return { lines: lines(language), build: '0.1.0+1a2b3c4d5e', at: '2026-11-24T00:10:00Z' };
}

const KNOWN: readonly KnownProperty[] = [
  { name: 'PAGERDUTY_TOKEN', state: 'set' },
  { name: 'PAGERDUTY_API_URL', state: 'default' },
  { name: 'BRIDGE_SECRET', state: 'bad' },
  { name: 'LINK_SECRET', state: 'lacking' },
];

const ZONE = 'Asia/Tokyo';
const CHOICES: CalendarChoices = {
  calendars: [
    { id: 'aoba@group.calendar.google.com', name: '青葉フーズ', timeZone: ZONE, isListed: true },
    { id: 'midori@group.calendar.google.com', name: 'みどり物流', timeZone: ZONE, isListed: false },
    {
      id: 'c_0a1b2c3d4e5f60718293a4b5c6d7e8f9@group.calendar.google.com',
      name: 'Kita Bank',
      timeZone: ZONE,
      isListed: false,
    },
  ],
  services: [
    { id: 'POPS000001', name: 'Scheduled work' },
    { id: 'PNIGHTS001', name: 'Night work' },
  ],
  service: 'PNIGHTS001',
  from: 'toban@msp.example',
  channel: '',
};

describeInBrowser('the dialogs of the menu', () => {
  let browser: Browser;
  let page: Page;
  const sent: unknown[] = [];

  beforeAll(async () => {
    ensureBuilt();
    browser = await launchBrowser();
  });
  afterEach(() => page?.context().close());
  afterAll(() => browser?.close());

  async function open(
    name: 'calendars' | 'check' | 'connect',
    language: Language,
    answer: AddedCalendars | Checked | Connected | null,
    colorScheme: 'light' | 'dark' = 'light',
    viewport = WINDOW,
  ): Promise<void> {
    const context = await browser.newContext({ colorScheme, viewport, locale: language });
    page = await context.newPage();
    await page.exposeFunction('serverAnswers', (value: unknown) => {
      sent.push(value);
      return answer;
    });
    const { checkDialog, connectDialog, calendarsDialog } = textsOf(language);
    const { problem: _, ...texts } = connectDialog;
    const data = {
      check: { texts: checkDialog },
      connect: { texts, known: KNOWN },
      calendars: { texts: calendarsDialog, choices: CHOICES },
    }[name];
    const body = readFileSync(join(__dirname, `../../apps-script/dist/${name}.html`), 'utf8')
      .replace('<head>', `<head><script>${RUNNER}</script>`)
      .replace('<?!= data ?>', () =>
        inlineJson({ ...data, language, title: textsOf(language).menu.connect }),
      );
    await context.route('**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
    await page.goto('https://dialog.example/');
  }

  async function faults(): Promise<readonly string[]> {
    await page.evaluate(AXE);
    const found = (await page.evaluate('axe.run()')) as AxeResults;
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    return [
      ...found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
      ...(wide ? ['wider than the window'] : []),
    ];
  }

  async function picture(name: string): Promise<void> {
    if (PICTURES !== '') await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }

  test.each([
    ['ja', 'light', 720],
    ['ja', 'dark', 720],
    ['en', 'light', 360],
    ['en', 'dark', 720],
  ] as const)('Check set-up in %s, %s, %i pixels wide', async (language, scheme, width) => {
    await open('check', language, checkedIn(language), scheme, { ...WINDOW, width });
    await page.locator('#faults li').first().waitFor();
    expect(await faults()).toEqual([]);
    await picture(`check-${language}-${scheme}`);
    const verdicts = await page
      .locator('#faults li')
      .evaluateAll((all) => all.map((each) => each.dataset.verdict));
    expect(verdicts).toEqual(['bad', 'bad', 'warning', 'unknown']);
    expect(await page.locator('#fineLines').isVisible()).toBe(false);
    await page.locator('#fineLabel').click();
    expect(await page.locator('#fineLines li').count()).toBe(2);
    expect(await page.locator('#foot').innerText()).toContain('0.1.0+1a2b3c4d5e');
  });

  test('a check that fails says why, and can be repeated; one without faults says that all is well', async () => {
    await open('check', 'en', null);
    await page.locator('#heading', { hasText: 'The check itself did not work: No connection' }).waitFor();
    await page.locator('#again').click();
    await page.context().close();
    await open('check', 'en', { ...checkedIn('en'), lines: lines('en').slice(4) });
    await page.locator('#heading', { hasText: 'Everything is in order.' }).waitFor();
  });

  test.each([
    ['ja', 'light'],
    ['en', 'dark'],
  ] as const)('Connect in %s, %s: what is stored leaves the page', async (language, scheme) => {
    const known = KNOWN.map((each) => ({ ...each, state: 'set' as const }));
    await open('connect', language, { saved: ['PAGERDUTY_TOKEN'], problems: [], known }, scheme);
    expect(await page.locator('#newLinkSecret').isChecked()).toBe(true);
    await page.locator('#block').fill('PAGERDUTY_TOKEN=secret-value');
    expect(await faults()).toEqual([]);
    await picture(`connect-${language}-${scheme}`);
    await page.locator('#save').click();
    await page.locator('#said', { hasText: 'PAGERDUTY_TOKEN' }).waitFor();
    expect(sent.at(-1)).toEqual({ block: 'PAGERDUTY_TOKEN=secret-value', newLinkSecret: true });
    expect(await page.locator('#block').inputValue()).toBe('');
    expect(await page.content()).not.toContain('secret-value');
    expect(await page.locator('#known [data-state=set]').count()).toBe(4);
  });

  test('what is refused stays to be corrected, with every bad line named', async () => {
    const text = textsOf('en').connectDialog.problem({ line: 1, name: 'LINK_SECRET', kind: 'short' });
    const problems = [{ line: 1, name: 'LINK_SECRET', kind: 'short' as const, text }];
    await open('connect', 'en', { saved: [], problems, known: KNOWN });
    await page.locator('#block').fill('LINK_SECRET=short');
    await page.locator('#save').click();
    await page.locator('#problems li', { hasText: 'Line 1: LINK_SECRET must have at least 16' }).waitFor();
    expect(await page.locator('#block').inputValue()).toBe('LINK_SECRET=short');
    expect(await faults()).toEqual([]);
    await picture('connect-refused-en-light');
  });

  test.each([
    ['ja', 'light', 720],
    ['en', 'dark', 360],
  ] as const)('Add calendars in %s, %s, %i pixels wide', async (language, scheme, width) => {
    const { calendarsDialog: texts } = textsOf(language);
    await open('calendars', language, { added: 1, bad: [] }, scheme, { ...WINDOW, width });
    expect(await faults()).toEqual([]);
    await picture(`calendars-${language}-${scheme}`);
    const boxes = page.getByRole('checkbox');
    expect(await boxes.first().isDisabled()).toBe(true);
    await page.locator('#save').click();
    await page.getByText(texts.noneChosen).waitFor();
    await boxes.nth(1).check();
    await page.locator('#save').click();
    await page.getByText(texts.noMode).waitFor();
    await page.getByRole('radio').first().check();
    await page.locator('#channel').fill('C0123456789');
    await page.locator('#save').click();
    await page.getByText(texts.added.replace('{n}', '1')).waitFor();
    expect(sent.at(-1)).toEqual({
      calendars: [{ calendarId: 'midori@group.calendar.google.com', customer: 'みどり物流' }],
      settings: { mode: 'on', service: 'PNIGHTS001', from: 'toban@msp.example', channel: 'C0123456789' },
    });
    expect(await boxes.nth(1).isDisabled()).toBe(true);
    expect(await faults()).toEqual([]);
  });

  test('a calendar that could not be added says which cell is wrong', async () => {
    await open('calendars', 'en', { added: 0, bad: ['channel'] });
    await page.getByRole('checkbox').nth(2).check();
    await page.getByRole('radio').nth(1).check();
    await page.locator('#save').click();
    await page.getByText('Please correct: Slack channel (ID)').waitFor();
    expect(await page.locator('#channel').getAttribute('aria-invalid')).toBe('true');
  });
});

const RUNNER = `
  const runner = (handlers) => ({
    withSuccessHandler: (success) => runner({ ...handlers, success }),
    withFailureHandler: (failure) => runner({ ...handlers, failure }),
    checkSetUp: () => call({}, handlers),
    connect: (sent) => call(sent, handlers),
    addCalendars: (sent) => call(sent, handlers),
  });
  const call = async (sent, handlers) => {
    const answer = await window.serverAnswers(sent);
    if (answer) handlers.success(answer);
    else handlers.failure(new Error('No connection'));
  };
  window.google = { script: { run: runner({}) } };
`;
