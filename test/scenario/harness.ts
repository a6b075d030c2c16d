// For scenarios: a sandbox of its own for each promise, driven over HTTP alone (the spreadsheet also by its owner's
// hand), and at the end a look for trouble.
// A complaint of a simulator, an error-level log line or an exception of the product fails the scenario that did not
// expect it.
import { Driver } from '../sandbox/driver';
import type { Locale } from '../sandbox/options';
import { Sandbox } from '../sandbox/sandbox';
import { Owner } from './owner';

/** 08:50 on Tuesday 24 November 2026 in Tokyo. */
const START = '2026-11-24T08:50:00+09:00';

export const CALENDAR = 'aoba@group.calendar.google.com';

export interface ScenarioOptions {
  /** ISO 8601 with an offset; 08:50 in Tokyo on Tuesday 24 November 2026 where it is left out. */
  readonly at?: string;
  readonly locale?: Locale;
  /** Two addresses of the bridge. */
  readonly redundant?: boolean;
}

/** A sandbox with one empty calendar, `CALENDAR`, "Aoba Foods" in Tokyo. */
export class Toban extends Driver {
  private readonly expected: RegExp[] = [];

  /** This scenario means to cause it: a complaint or error whose text matches is no failure. */
  expectTrouble(text: RegExp): void {
    this.expected.push(text);
  }

  /** @throws Error naming everything that went wrong and was not expected */
  async checkForTrouble(): Promise<void> {
    const { complaints, errors } = await this.console();
    const trouble = [
      ...complaints.map(({ at, service, text }) => `${at} ${service} complains: ${text}`),
      ...errors.map(({ at, source, text }) => `${at} ${source} logged an error: ${text}`),
    ].filter((line) => !this.expected.some((pattern) => pattern.test(line)));
    if (trouble.length > 0) throw new Error(`not expected in this scenario:\n${trouble.join('\n')}`);
  }
}

/** Plays one scenario in a sandbox of its own: `test('…', () => withToban({}, async (toban) => { … }))`. */
export async function withToban(
  { at = START, locale = 'en', redundant = false }: ScenarioOptions,
  play: (toban: Toban, owner: Owner) => Promise<void>,
): Promise<void> {
  const atMs = Date.parse(at);
  const sandbox = await Sandbox.start({ calendars: [], atMs, speed: 0, port: 0, locale, redundant });
  try {
    const toban = new Toban(sandbox.url);
    await toban.addCalendar(CALENDAR, 'Aoba Foods');
    await play(toban, new Owner(sandbox));
    await toban.checkForTrouble();
  } finally {
    await sandbox.close();
  }
}
