// For the runtime's tests: a project of the test's own, pushed and run on a virtual clock.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '../clock';
import { Faults } from '../faults';
import type { HttpHandler } from '../http';
import { Journal } from '../journal';
import { AppsScript, type AppsScriptOptions } from './apps-script';
import type { Execution } from './execution';
import type { RunOptions } from './execution-info';

export const START = Date.UTC(2026, 10, 24, 9, 0, 30);
export const OWNER = { email: 'admin@msp.example', locale: 'ja' };

export interface Rig {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly script: AppsScript;
  /** Where UrlFetchApp's requests go; to be filled by the test. */
  readonly network: Map<string, HttpHandler>;
  /** Runs a function to its end, as from the menu unless the options say otherwise. */
  readonly run: (
    name: string,
    args?: readonly unknown[],
    options?: Partial<RunOptions>,
  ) => Promise<Execution>;
  /** What a function of that body returns; throws an Error of what it threw. */
  readonly value: (
    name: string,
    args?: readonly unknown[],
    options?: Partial<RunOptions>,
  ) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface Pushed {
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly html?: Readonly<Record<string, string>>;
  readonly options?: Partial<AppsScriptOptions>;
}

/** @param code the text of Code.js */
export function push(code: string, { manifest = {}, html = {}, options = {} }: Pushed = {}): Rig {
  const distDir = mkdtempSync(join(tmpdir(), 'toban-script-'));
  const services = [
    { userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' },
    { userSymbol: 'Calendar', serviceId: 'calendar', version: 'v3' },
  ];
  writeFileSync(join(distDir, 'Code.js'), code);
  writeFileSync(
    join(distDir, 'appsscript.json'),
    JSON.stringify({
      timeZone: 'Asia/Tokyo',
      runtimeVersion: 'V8',
      dependencies: { enabledAdvancedServices: services },
      webapp: { access: 'DOMAIN', executeAs: 'USER_DEPLOYING' },
      ...manifest,
    }),
  );
  for (const [name, text] of Object.entries(html)) writeFileSync(join(distDir, `${name}.html`), text);
  const clock = new VirtualClock(START);
  const journal = new Journal(() => clock.nowMs);
  const faults = new Faults(() => clock.nowMs);
  const network = new Map<string, HttpHandler>();
  const script = new AppsScript({
    clock,
    journal,
    faults,
    distDir,
    owner: OWNER,
    spreadsheetId: 'sheet-1',
    sheets: { call: (id, params) => ({ id, params }) },
    calendar: { call: (id, params) => ({ id, params }) },
    calendarHandler: async () => ({ status: 200, headers: {}, body: '{}' }),
    network,
    webAppUrl: () => 'http://127.0.0.1:1/webapp/exec',
    ...options,
  });
  const run: Rig['run'] = (name, args = [], given = {}) =>
    clock.complete(() => script.run(name, args, { kind: 'menu', ...given }));
  return {
    clock,
    journal,
    faults,
    script,
    network,
    run,
    value: async (...given) => returnedBy(await run(...given)),
    close: async () => {
      await script.close();
      rmSync(distDir, { recursive: true });
    },
  };
}

/** For tests that push a project each: `closeAll` ends them after the test. */
export function rigs(): { readonly pushed: typeof push; readonly closeAll: () => Promise<void> } {
  const open: Rig[] = [];
  return {
    pushed: (...given) => {
      const rig = push(...given);
      open.push(rig);
      return rig;
    },
    closeAll: async () => {
      await Promise.all(open.splice(0).map((rig) => rig.close()));
    },
  };
}

/** Throws an Error with the name and message of what the script threw. */
export function returnedBy({ outcome }: Execution): unknown {
  if (outcome.kind === 'completed') {
    return outcome.returned.kind === 'value' ? outcome.returned.value : outcome.returned;
  }
  if (outcome.kind === 'killed') throw new Error(`killed: ${outcome.reason}`);
  throw new Error(`${outcome.error.name}: ${outcome.error.message}`);
}
