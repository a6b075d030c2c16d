// What a tick costs as the company grows, beside a naive script in the same simulators.
import { type Measured, measure } from './measure';
import { pushNaive } from './naive';
import { COST_HEADERS, costLines, growthLines, meanLines } from './tables';

const CALENDARS = [1, 10, 50];
const ROWS = [10, 200, 2_000];
const DUE = [0, 10, 100];

export async function benchTick(): Promise<void> {
  const naive = pushNaive();
  const measured: Measured[] = [];
  console.log('Toban beside a naive script: one list call a calendar, one write a row, one GET an incident.');
  console.log(
    '"÷" is the naive script divided by Toban. Seconds are modelled (test/bench/model.ts), and CPU is',
  );
  console.log(
    'that of this machine. "due" tasks come due in the busy minute, beyond fifty the next one opens\nthe rest, and the comparison counts both.\n',
  );
  console.log(COST_HEADERS);
  for (const calendars of CALENDARS) {
    for (const rows of ROWS) {
      for (const due of DUE) {
        const one = await measure({ calendars, rows, due }, naive.distDir);
        measured.push(one);
        for (const each of costLines(one)) console.log(each);
      }
    }
  }
  naive.remove();
  console.log('\nHow a minute grows: the larger company divided by the smaller\n');
  for (const each of growthLines(measured)) console.log(each);
  console.log(
    '\nMean of a day in which all that is due is due at once, and stays open for an hour (limit 3.75 s)\n',
  );
  for (const each of meanLines(measured)) console.log(each);
}
