// `npm run demo`: one scripted day in the terminal on the virtual clock. Exit code 0 when every promise was kept.
import { ensureBuilt } from '../build';
import { Driver } from '../driver';
import { Sandbox } from '../sandbox';
import { DAY_START_MS, Day, ZONE } from './day';
import { checkDay } from './invariants';
import { Timeline } from './timeline';

async function demo(): Promise<boolean> {
  ensureBuilt();
  const startedMs = performance.now();
  const sandbox = await Sandbox.start({ calendars: [], atMs: DAY_START_MS, speed: 0, port: 0, locale: 'en' });
  try {
    const toban = new Driver(sandbox.url);
    const timeline = new Timeline(ZONE, (line) => console.log(line));
    console.log('A day at a managed service provider, Tuesday 24 November 2026, Tokyo time.');
    await new Day(toban, timeline).play();
    const checks = checkDay(await toban.state(), await toban.console());
    console.log('\nWhat must hold at the end');
    for (const { promise, seen, faults } of checks) {
      console.log(`${faults.length === 0 ? 'kept   ' : 'BROKEN '} ${promise.padEnd(44)} ${seen}`);
      for (const fault of faults) console.log(`          ${fault}`);
    }
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    const passed = checks.every(({ faults }) => faults.length === 0);
    console.log(`\n${passed ? 'All promises were kept' : 'A promise was broken'} (${seconds} s)`);
    return passed;
  } finally {
    await sandbox.close();
  }
}

demo().then(
  (passed) => {
    process.exitCode = passed ? 0 : 1;
  },
  (error: unknown) => {
    console.error(`The demo could not be played: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
