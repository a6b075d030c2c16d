// Builds the two products when something of theirs is missing or older than its sources.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(__dirname, '..', '..');

const PRODUCTS = [
  {
    made: ['apps-script/dist/Code.js', 'apps-script/dist/appsscript.json'],
    from: ['apps-script/src', 'appsscript.json', 'lambda-bridge/contract.ts', 'scripts', 'package-lock.json'],
  },
  {
    made: ['lambda-bridge/dist/handler.mjs'],
    from: ['lambda-bridge/src', 'lambda-bridge/contract.ts', 'scripts', 'package-lock.json'],
  },
] as const;

/** @throws Error when the build fails; its output stands on the terminal then */
export function ensureBuilt(): void {
  if (PRODUCTS.every(isFresh)) return;
  console.log('Building apps-script/dist and lambda-bridge/dist …');
  const built = spawnSync(process.execPath, [join(PROJECT, 'scripts', 'build.mjs')], {
    cwd: PROJECT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) throw new Error('the build failed: run "npm run build" and see what it says');
}

function isFresh({ made, from }: (typeof PRODUCTS)[number]): boolean {
  const oldestMs = Math.min(...made.map((path) => changedMs(join(PROJECT, path)) ?? 0));
  return from.every((path) => newestMs(join(PROJECT, path)) <= oldestMs);
}

function newestMs(path: string): number {
  const ms = changedMs(path);
  if (ms === undefined || !statSync(path).isDirectory()) return ms ?? 0;
  return Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

function changedMs(path: string): number | undefined {
  return existsSync(path) ? statSync(path).mtimeMs : undefined;
}
