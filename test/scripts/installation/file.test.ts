// What set-up knows survives a run that breaks off, is readable by its owner only, and says what is wrong with it.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInstallation, writeInstallation } from '../../../scripts/installation/file';
import { InstallationUnreadable, newInstallation } from '../../../scripts/installation/installation';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toban-'));
  path = join(folder, '.toban', 'toban.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was written is read again, and the file is for its owner only', () => {
  const installation = { ...newInstallation('toban', 'ja'), confirmed: { connect: '2026-11-24T09:00:00Z' } };
  writeInstallation(path, installation);
  expect(readInstallation(path)).toEqual(installation);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, '.toban')).mode & 0o777).toBe(0o700);
});

test('there is none before the first run', () => {
  expect(readInstallation(path)).toBeNull();
});

test.each([
  ['{', 'is not JSON'],
  ['{"schema":2,"name":"toban","locale":"en","confirmed":{}}', 'schema cannot be read'],
  ['{"schema":1,"name":"toban","locale":"fr","confirmed":{}}', 'locale cannot be read'],
])('%s is refused with the mend', (json, words) => {
  writeInstallation(path, newInstallation('toban', 'en'));
  writeFileSync(path, json);
  expect(() => readInstallation(path)).toThrow(InstallationUnreadable);
  expect(() => readInstallation(path)).toThrow(words);
  expect(() => readInstallation(path)).toThrow('move it away and begin anew');
});
