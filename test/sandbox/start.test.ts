// `npm start` as a person meets it: what it prints, what it refuses, and how it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const TSX = require.resolve('tsx/cli');
const START = join(__dirname, 'start.ts');

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [TSX, START, ...args]);
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    printed.out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed.err += chunk;
  });
  return { child, printed, ended: once(child, 'close') as Promise<[number]> };
}

async function untilPrinted(child: ChildProcess, printed: { out: string }, text: RegExp): Promise<string> {
  for (;;) {
    const [found] = text.exec(printed.out) ?? [];
    if (found !== undefined) return found;
    if (child.exitCode !== null) throw new Error(`it ended without printing ${text}: ${printed.out}`);
    await once(child.stdout ?? child, 'data');
  }
}

test('--help says what there is and ends well', async () => {
  const { printed, ended } = run('--help');
  expect(await ended).toEqual([0, null]);
  expect(printed.out).toContain('--calendar FILE.ics');
});

test.each([
  [['--port', 'abc'], '--port "abc" must be a whole number from 0 to 65535'],
  [['--fast'], '--fast is not known; allowed are --calendar'],
  [['--calendar', 'nowhere.ics'], '--calendar nowhere.ics cannot be read'],
])('%j ends with 2 and a word that names the option', async (args, message) => {
  const { printed, ended } = run(...args);
  expect(await ended).toEqual([2, null]);
  expect(printed.err).toContain(message);
});

test('it prints one address, answers there, and ends with everything closed on Ctrl-C', async () => {
  const { child, printed, ended } = run('--port', '0', '--at', '2026-11-24T08:50+09:00');
  const url = await untilPrinted(child, printed, /http:\/\/127\.0\.0\.1:\d+/);
  const page = await (await fetch(url)).text();
  expect(page).toContain('<title>Toban sandbox</title>');
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(printed.err).toBe('');
  expect(printed.out.match(/http/g)).toHaveLength(1);
  await expect(fetch(url)).rejects.toThrow();
});
