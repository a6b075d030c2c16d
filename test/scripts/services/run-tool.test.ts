// A tool that hangs does not hang the set-up: it is ended, and what it said so far is kept.
import { runTool } from '../../../scripts/services/run-tool';

const run = (code: string, limitMs?: number, onLine?: (line: string) => void) =>
  runTool(process.execPath, ['-e', code], {
    cwd: __dirname,
    env: process.env,
    ...(limitMs === undefined ? {} : { limitMs }),
    ...(onLine === undefined ? {} : { onLine }),
  });

test('whatever takes longer than it may is ended', async () => {
  const { code, tail } = await run('console.log("working"); setInterval(() => {}, 1e6)', 1_500);
  expect({ code, tail }).toEqual({ code: null, tail: 'working' });
});

test('each line is told as it comes, however the pieces fall', async () => {
  const lines: string[] = [];
  const { code } = await run(
    'process.stdout.write("on"); setImmediate(() => process.stdout.write("e\\ntwo\\n"))',
    undefined,
    (line) => lines.push(line),
  );
  expect(code).toBe(0);
  expect(lines).toEqual(['one', 'two']);
});
