// For tests of the page's server functions: the whole sandbox, a task that is due, and visitors who open its links.
import { createHmac, randomUUID } from 'node:crypto';
import { TABS } from '../../../apps-script/src/core/tabs';
import type { PageData, SentPostponement } from '../../../apps-script/src/page/page-data';
import type { PageView } from '../../../apps-script/src/page/view';
import { ensureBuilt } from '../../sandbox/build';
import { SECRETS } from '../../sandbox/company';
import { Driver, textOf } from '../../sandbox/driver';
import type { HttpHandler, HttpRequest } from '../../sandbox/http';
import { Sandbox } from '../../sandbox/sandbox';
import { readTab } from '../../sandbox/settings-sheet';

export const CALENDAR = 'aoba@group.calendar.google.com';
const START = '2026-11-24T08:50:00+09:00';

const FUNCTIONS = { start: 'startTask', finish: 'finishTask', postpone: 'postponeTask' } as const;

export class Office {
  readonly toban: Driver;

  private constructor(readonly sandbox: Sandbox) {
    this.toban = new Driver(sandbox.url);
  }

  static async open(locale: 'ja' | 'en' = 'en'): Promise<Office> {
    ensureBuilt();
    const atMs = Date.parse(START);
    const office = new Office(await Sandbox.start({ calendars: [], atMs, speed: 0, port: 0, locale }));
    await office.toban.addCalendar(CALENDAR, 'Aoba Foods');
    return office;
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  /** Adds an event that is due in two minutes, and waits until its card is there. @returns its Start link */
  async due(title: string): Promise<string> {
    await this.plan(title, 2);
    await this.toban.advance('PT4M');
    return this.link(title);
  }

  async plan(title: string, inMinutes: number): Promise<void> {
    const at = new Date(this.sandbox.clock.nowMs + inMinutes * 60_000).toISOString();
    await this.toban.addEvent(CALENDAR, { title, at });
  }

  /** The card's link to the web app: Start while nobody has started. */
  async link(title: string): Promise<string> {
    const text = textOf((await this.toban.card(title)).root);
    const link = /<(https?:[^|>]+\/webapp\/exec[^|>]+)\|/.exec(text)?.[1];
    if (!link) throw new Error(`the card of "${title}" has no link to the web app`);
    return link.replaceAll('&amp;', '&');
  }

  /** Opens a link, as a person would or a scanner that has a person's session. */
  async open(link: string, email: string): Promise<PageData> {
    const answer = await fetch(link, { headers: { cookie: `sandbox_account=${encodeURIComponent(email)}` } });
    const outer = between(await answer.text(), '<script type="application/json" id="page">');
    const { html } = (JSON.parse(outer) as { page: { html: string } }).page;
    return JSON.parse(between(html, '<script type="application/json" id="data">')) as PageData;
  }

  /** Presses the button of the page behind a link. */
  async press(
    link: string,
    email: string,
    click: Partial<SentPostponement> & { readonly action?: keyof typeof FUNCTIONS } = {},
  ): Promise<PageView> {
    const { action = 'start', ...sent } = click;
    const token = new URL(link).searchParams.get('t') ?? '';
    const args = [{ token, name: '', note: '', nonce: randomUUID(), ...sent }];
    const answer = await fetch(`${this.sandbox.url}/webapp/run`, {
      method: 'POST',
      headers: { cookie: `sandbox_account=${encodeURIComponent(email)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ functionName: FUNCTIONS[action], args }),
    });
    const { result, error } = (await answer.json()) as { result?: PageView; error?: { message: string } };
    if (!result) throw new Error(`the click failed: ${error?.message}`);
    return result;
  }

  /** From now on `hook` runs before each of the script's requests reaches PagerDuty. */
  beforePagerDuty(hook: (request: HttpRequest) => Promise<void>): void {
    const { network } = Reflect.get(this.sandbox.script, 'options') as { network: Map<string, HttpHandler> };
    network.set(`${this.sandbox.url}/pagerduty`, async (request) => {
      await hook(request);
      return this.sandbox.pagerduty.handle(request);
    });
  }

  /** A token as Toban makes it, for what no card holds. */
  token(taskKey: string, attempt: number, action: 'start' | 'finish', expiresMs: number): string {
    const payload = Buffer.from(JSON.stringify([1, taskKey, attempt, action, expiresMs])).toString(
      'base64url',
    );
    return `${payload}.${createHmac('sha256', SECRETS.links).update(payload).digest('base64url')}`;
  }

  /** Lines of the Activity tab, below its headers. */
  activity(): readonly (readonly string[])[] {
    return readTab(this.sandbox.sheets, this.sandbox.spreadsheetId, TABS.activity.sheetId).slice(1);
  }

  /** What PagerDuty was asked to change so far, such as `PUT /incidents/{id}`. */
  changes(): readonly string[] {
    const { calls } = this.sandbox.journal;
    return calls
      .filter(({ service, method }) => service === 'pagerduty' && /^(POST|PUT)/.test(method))
      .map(({ method }) => method);
  }
}

function between(text: string, start: string): string {
  const from = text.indexOf(start) + start.length;
  if (from < start.length) throw new Error(`no ${start} in: ${text.slice(0, 200)}`);
  return text.slice(from, text.indexOf('</script>', from));
}
