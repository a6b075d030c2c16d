// People's own phones, each signed in at the sandbox's web app. An error of a page's script fails the test.
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';

export class Phones {
  private readonly contexts: BrowserContext[] = [];

  /** @param url the sandbox's address */
  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  async signedIn(email: string, locale = 'ja-JP', timezoneId = 'Asia/Tokyo'): Promise<Page> {
    const viewport = { width: 390, height: 740 };
    const context = await this.browser.newContext({ viewport, locale, timezoneId });
    this.contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${this.url}/webapp/accounts?continue=/webapp/exec`);
    await page.click(`text=${email}`);
    return page;
  }

  async putAway(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }
}

/** Opens a start page's link. @returns the frame in which the page runs, once it shows something */
export async function visit(page: Page, link: string): Promise<FrameLocator> {
  await page.goto(link);
  const frame = page.frameLocator('#sandboxFrame');
  await frame.locator('#heading:not(:empty)').waitFor();
  return frame;
}

export function heading(frame: FrameLocator, text: string): Promise<void> {
  return frame.locator('#heading', { hasText: text }).waitFor({ timeout: 20_000 });
}
