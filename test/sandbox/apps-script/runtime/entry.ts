// Runs first in every bare context: puts Google's globals in place, then calls the script's function.
import type { Returned, ScriptError, Told } from '../protocol';
import { advancedService } from './advanced-service';
import { logger, scriptConsole } from './console';
import { type Boot, type BootData, Outside } from './host';
import { outputData } from './html-output';
import { contentService, htmlService, textData } from './html-service';
import { lockService } from './lock-service';
import { cacheService, propertiesService } from './properties-service';
import { scriptApp } from './script-app';
import { seededRandom } from './seeded-random';
import { session } from './session';
import { spreadsheetApp } from './spreadsheet-app';
import { urlFetchApp } from './url-fetch-app';
import { utilities } from './utilities';
import { virtualDate } from './virtual-date';

type Ended = Extract<Told, { kind: 'ended' }>;

const scope = globalThis as unknown as Record<string, unknown>;

export const boot: Boot = (host, data) => {
  const { info, html, advancedServices } = JSON.parse(data) as BootData;
  const outside = new Outside(host, info);
  const random = seededRandom(info.seed);
  Math.random = random;
  const globals: Record<string, unknown> = {
    console: scriptConsole(outside),
    Date: virtualDate(host.nowMs, info.timeZone),
    CacheService: cacheService(outside),
    ContentService: contentService(outside),
    HtmlService: htmlService(outside, html),
    LockService: lockService(outside),
    Logger: logger(outside),
    PropertiesService: propertiesService(outside),
    ScriptApp: scriptApp(outside),
    Session: session(outside),
    SpreadsheetApp: spreadsheetApp(outside),
    UrlFetchApp: urlFetchApp(outside),
    Utilities: utilities(outside, random),
  };
  for (const service of advancedServices) globals[service.symbol] = advancedService(outside, service);
  // V8 brings it along; it is no part of ECMAScript.
  delete scope.WebAssembly;
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(scope, name, { value, writable: true, configurable: true, enumerable: false });
  }
  const ended = (outcome: Ended['outcome']): string =>
    JSON.stringify({
      kind: 'ended',
      outcome,
      functions: Object.keys(scope).filter((name) => typeof scope[name] === 'function'),
    } satisfies Ended);
  const completed = (value: unknown): string => ended({ kind: 'completed', returned: leaving(value) });
  const failed = (error: unknown): string => ended({ kind: 'failed', error: described(error) });
  return {
    failure: failed,
    invoke: (functionName, args) => {
      const called = scope[functionName];
      if (typeof called !== 'function') {
        return failed(new Error(`Script function not found: ${functionName}`));
      }
      try {
        const value: unknown = called(...(JSON.parse(args) as unknown[]));
        return value instanceof Promise ? value.then(completed, failed) : completed(value);
      } catch (error) {
        return failed(error);
      }
    },
  };
};

function leaving(value: unknown): Returned {
  if (typeof value === 'object' && value !== null) {
    const html = outputData(value);
    if (html) return html;
    const text = textData(value);
    if (text) return { kind: 'text', ...text };
  }
  return { kind: 'value', value: holdsDate(value) ? null : (value ?? null) };
}

/** The service answers null for a value with a Date anywhere in it. */
function holdsDate(value: unknown): boolean {
  if (value instanceof Date) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsDate);
}

function described(error: unknown): ScriptError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return { name: error.name, message: error.message, stack: error.stack ?? '' };
}
