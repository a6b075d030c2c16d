// The shipped start page on an address of its own, with a stand-in of google.script.run that answers what it is told.
// For what no sandbox can bring about at will: every case, lost answers, a visitor whom Google does not name.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { textsOf } from '../../apps-script/src/i18n/catalogue';
import { inlineJson } from '../../apps-script/src/page/inline-json';
import type { PageData, SentClick, SentPostponement } from '../../apps-script/src/page/page-data';
import type { PageTask, PageView } from '../../apps-script/src/page/view';

const ADDRESS = 'https://page.example/';
const PAGE = join(__dirname, '../../apps-script/dist/start.html');

export const TASK: PageTask = {
  title: '月次バックアップの復元確認 / restore check',
  customer: 'ミドリ製薬',
  dueIso: '2026-11-30T17:00:00Z',
  startIso: '2026-11-30T17:15:00Z',
  endIso: '2026-11-30T18:00:00Z',
  timeZone: 'Asia/Tokyo',
  allDay: false,
  lateMinutes: 14,
  note: null,
  links: {
    runbook: 'https://wiki.example/restore',
    event: 'https://calendar.example/e',
    incident: 'https://pd.example/i',
  },
};

export function aView(patch: Partial<PageView> = {}): PageView {
  return {
    case: 'ready',
    who: 'sato',
    sinceIso: '2026-11-30T17:14:18Z',
    action: 'start',
    postpone: null,
    goOn: null,
    task: TASK,
    ledger: 'https://sheet.example/#gid=1101',
    nowIso: '2026-11-30T17:14:30Z',
    ...patch,
  };
}

/** `null`: the call fails, as when no answer comes. */
export type Answers = readonly (PageView | null)[];

export class StandIn {
  private constructor(
    readonly page: Page,
    private body: string,
    /** What the page's calls carried, oldest first. */
    readonly calls: (SentClick & Partial<SentPostponement> & { readonly functionName: string })[],
    /** Addresses that the page asked for, its own first. */
    readonly requests: string[],
  ) {}

  /** @param answers to the page's calls, in their order */
  static async open(
    browser: Browser,
    data: Partial<PageData>,
    answers: Answers = [],
    options: BrowserContextOptions = {},
  ): Promise<StandIn> {
    const context = await browser.newContext({ viewport: { width: 390, height: 740 }, ...options });
    const page = await context.newPage();
    const standIn = new StandIn(page, html(data), [], []);
    const left = [...answers];
    await page.exposeFunction('serverAnswers', (functionName: string, click: SentClick) => {
      standIn.calls.push({ functionName, ...click });
      return left.shift() ?? null;
    });
    await context.route('**', (route) => {
      standIn.requests.push(route.request().url());
      return route.request().url() === ADDRESS
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: standIn.body })
        : route.abort();
    });
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(ADDRESS);
    return standIn;
  }

  /** The same browser opens the page once more. @param data where it has changed meanwhile */
  async visitAgain(data?: Partial<PageData>): Promise<void> {
    if (data) this.body = html(data);
    await this.page.goto(ADDRESS);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

function html(data: Partial<PageData>): string {
  const filled: PageData = {
    token: 'token',
    view: aView(),
    self: `${ADDRESS}?t=token`,
    build: { page: '0.1.0+1a2b3c4d5e', ticks: '0.1.0+1a2b3c4d5e' },
    visitor: 'suzuki',
    language: 'ja',
    texts: { ja: textsOf('ja').page, en: textsOf('en').page },
    ...data,
  };
  return readFileSync(PAGE, 'utf8')
    .replace('<head>', `<head><script>${RUNNER}</script>`)
    .replace('<?!= data ?>', () => inlineJson(filled));
}

const RUNNER = `
  const runner = (handlers) => ({
    withSuccessHandler: (success) => runner({ ...handlers, success }),
    withFailureHandler: (failure) => runner({ ...handlers, failure }),
    startTask: (click) => call('startTask', click, handlers),
    finishTask: (click) => call('finishTask', click, handlers),
    notePage: () => undefined,
    postponeTask: (click) => call('postponeTask', click, handlers),
  });
  const call = async (name, click, handlers) => {
    const answer = await window.serverAnswers(name, click);
    if (answer) handlers.success(answer);
    else handlers.failure(new Error('NetworkError'));
  };
  window.google = { script: { run: runner({}) } };
`;
