// One id tells which build a part is of: the same in every part that was built together, the same for the same sources.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../sandbox/build';

const PROJECT = join(__dirname, '../..');
const PARTS = [
  'appsscript.json',
  'apps-script/src',
  'lambda-bridge/build.mjs',
  'lambda-bridge/contract.ts',
  'lambda-bridge/src',
  'package.json',
  'package-lock.json',
  'scripts',
  'webpack.config.mjs',
];

let copy: string;
beforeAll(() => {
  ensureBuilt();
  copy = mkdtempSync(join(tmpdir(), 'toban-build-'));
  for (const part of PARTS) cpSync(join(PROJECT, part), join(copy, part), { recursive: true });
});
afterAll(() => rmSync(copy, { recursive: true }));

function idOf(folder: string): string {
  const script = pathToFileURL(join(folder, 'scripts/build-id.mjs'));
  const run = `import { buildId } from '${script}'; process.stdout.write(buildId());`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', run], {
    cwd: tmpdir(),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return stdout;
}

test('every shipped part bears the id of its sources', () => {
  const id = idOf(PROJECT);
  expect(id).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{10}$/);
  for (const part of ['apps-script/dist/Code.js', 'lambda-bridge/dist/handler.mjs'])
    expect(readFileSync(join(PROJECT, part), 'utf8')).toContain(id);
});

test('the same sources elsewhere, without git, have the same id; one changed letter gives another', () => {
  expect(idOf(copy)).toBe(idOf(PROJECT));
  for (const part of ['apps-script/src/tick.ts', 'lambda-bridge/src/handler.ts', 'appsscript.json']) {
    const before = idOf(copy);
    writeFileSync(join(copy, part), `${readFileSync(join(copy, part), 'utf8')} `);
    expect(idOf(copy)).not.toBe(before);
  }
});

test('the bridge built twice is the same file, byte for byte', () => {
  const handler = join(PROJECT, 'lambda-bridge/dist/handler.mjs');
  const build = () => {
    const { status } = spawnSync(process.execPath, [join(PROJECT, 'lambda-bridge/build.mjs')]);
    expect(status).toBe(0);
    return readFileSync(handler);
  };
  expect(build().equals(build())).toBe(true);
});
