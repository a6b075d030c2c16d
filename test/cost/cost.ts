// `npm run cost`: plays a task's life in the sandbox, and prints what a month of such tasks costs.
import { ensureBuilt } from '../sandbox/build';
import { DEPLOYMENT, LATENCY } from './deployment';
import { type Basis, estimate, sizesFor } from './estimate';
import { measure } from './measure';
import { type CostOptions, HELP, readCommandLine } from './options';
import { PRICES } from './prices';
import {
  comparisonLines,
  detailLines,
  headLines,
  monthLines,
  quotaLines,
  redundantLines,
  taskLines,
} from './print';

const BAD_USAGE = 2;
const BASIS: Basis = { prices: PRICES, deployment: DEPLOYMENT, latency: LATENCY };

async function cost({ tasks, yenPerDollar }: CostOptions): Promise<void> {
  ensureBuilt();
  console.error(
    'Playing four hours with three tasks, with one subscription of PagerDuty’s webhooks and with two …',
  );
  const [one, two] = [await measure(1), await measure(2)];
  const months = (life: typeof one) => sizesFor(tasks).map((size) => estimate(size, life, BASIS));
  const sections = [
    headLines(yenPerDollar),
    taskLines(one.task, two.task),
    monthLines(months(one), yenPerDollar),
    redundantLines(months(two), yenPerDollar),
    detailLines(estimate(tasks, one, BASIS)),
    quotaLines(months(one)),
    comparisonLines(),
  ];
  console.log(sections.map((lines) => lines.join('\n')).join('\n\n'));
}

function fail(message: string, code: number): void {
  console.error(message);
  process.exitCode = code;
}

const commandLine = readCommandLine(process.argv.slice(2));
if (commandLine.kind === 'help') console.log(HELP);
else if (commandLine.kind === 'mistake') fail(commandLine.message, BAD_USAGE);
else
  cost(commandLine.options).catch((error: unknown) =>
    fail(`The cost could not be estimated: ${error instanceof Error ? error.message : String(error)}`, 1),
  );
