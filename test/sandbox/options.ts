// What may be said to `npm start` on the command line, and what is answered to a mistake.
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';

export type Locale = 'ja' | 'en';

export interface StartOptions {
  /** Paths of `.ics` files; empty: the built-in example. */
  readonly calendars: readonly string[];
  /** Where the virtual clock starts, epoch milliseconds; undefined: this minute. */
  readonly atMs: number | undefined;
  /** Virtual seconds a real second; 0 stands still. */
  readonly speed: number;
  /** 0 takes any free port; undefined: the default one or the next that is free. */
  readonly port: number | undefined;
  readonly locale: Locale;
}

export type CommandLine =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string };

export const DEFAULT_PORT = 8600;
export const MAX_SPEED = 3_600;

export const HELP = `Toban's sandbox: the shipped bundles with simulated Google, PagerDuty and Slack, on this machine only.

  npm start -- [options]

  --calendar FILE.ics   a calendar to work from; may be repeated; leaves the built-in example out
  --at ISO              where the clock starts, e.g. 2026-11-24T08:55+09:00 (without an offset: UTC; default now)
  --speed N             virtual seconds a real second, 0 to ${MAX_SPEED} (default 0: the clock waits for you)
  --port N              0 to 65535, 0 takes any free one (default ${DEFAULT_PORT}, or the next that is free)
  --locale ja|en        language of the console, the sheet and the cards (default en)
  --help                this text
`;

class Mistake extends Error {}

/** @param args what stands behind the script's name */
export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const given = readTokens(args);
    if (given.help) return { kind: 'help' };
    return {
      kind: 'start',
      options: {
        calendars: given.calendar,
        atMs: given.at === undefined ? undefined : instant(given.at),
        speed: given.speed === undefined ? 0 : number('--speed', given.speed, MAX_SPEED),
        port: given.port === undefined ? undefined : wholeNumber('--port', given.port, 65_535),
        locale: given.locale === undefined ? 'en' : locale(given.locale),
      },
    };
  } catch (error) {
    if (error instanceof Mistake) return { kind: 'mistake', message: error.message };
    throw error;
  }
}

interface Given {
  help: boolean;
  calendar: string[];
  at?: string;
  speed?: string;
  port?: string;
  locale?: string;
}

function readTokens(args: readonly string[]): Given {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      calendar: { type: 'string', multiple: true },
      at: { type: 'string' },
      speed: { type: 'string' },
      port: { type: 'string' },
      locale: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const given: Given = { help: false, calendar: [] };
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      throw new Mistake(
        `"${token.value}" belongs to no option; a calendar file is given as --calendar FILE.ics`,
      );
    }
    const { name, rawName, value } = token;
    if (name === 'help') given.help = true;
    else if (
      name !== 'calendar' &&
      name !== 'at' &&
      name !== 'speed' &&
      name !== 'port' &&
      name !== 'locale'
    ) {
      throw new Mistake(
        `${rawName} is not known; allowed are --calendar, --at, --speed, --port, --locale and --help`,
      );
    } else if (value === undefined || value === '') throw new Mistake(`${rawName} needs a value; see --help`);
    else if (name === 'calendar') given.calendar.push(value);
    else if (given[name] !== undefined) throw new Mistake(`${rawName} is given twice; say it once`);
    else given[name] = value;
  }
  return given;
}

function instant(text: string): number {
  try {
    return /(?:Z|[+-]\d\d(?::?\d\d)?)(?:\[.*\])?$/i.test(text) && text.includes('T')
      ? Temporal.Instant.from(text).epochMilliseconds
      : Temporal.PlainDateTime.from(text).toZonedDateTime('UTC').epochMilliseconds;
  } catch {
    throw new Mistake(`--at "${text}" is no ISO 8601 time; write it like 2026-11-24T08:55+09:00`);
  }
}

function number(option: string, text: string, max: number): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= max)) throw new Mistake(`${option} "${text}" must be a number from 0 to ${max}`);
  return value;
}

function wholeNumber(option: string, text: string, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= max)) throw new Mistake(`${option} "${text}" must be a whole number from 0 to ${max}`);
  return value;
}

function locale(text: string): Locale {
  if (text !== 'ja' && text !== 'en') throw new Mistake(`--locale "${text}" must be ja or en`);
  return text;
}
