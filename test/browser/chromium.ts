// Finds the browser for tests in one. Where there is none they are skipped with a clear word, except in CI.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const NOT_FOUND = 'no Chromium found: install it or set CHROMIUM_PATH';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const found = [process.env.CHROMIUM_PATH, ...PLACES].find((path) => path && existsSync(path));

/** `describe`, or its skipping form where no browser is found. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (found || process.env.CI) {
    describe(name, tests);
    return;
  }
  console.warn(`Skipped: ${name} (${NOT_FOUND})`);
  describe.skip(`${name} (${NOT_FOUND})`, tests);
}

/** Throws an Error naming the mend where no browser is found. */
export function launchBrowser(): Promise<Browser> {
  if (!found) throw new Error(NOT_FOUND);
  return chromium.launch({
    executablePath: found,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync'],
  });
}
