// `npm run cost`: plays a task's life in the sandbox, and prints what a month of such tasks costs.
import { ensureBuilt } from '../sandbox/build';
import { DEPLOYMENT, type Deployment, LATENCY, REDUNDANT } from './deployment';
import { type Basis, estimate, type Life, sizesFor } from './estimate';
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
const basisOf = (deployment: Deployment): Basis => ({ prices: PRICES, deployment, latency: LATENCY });

async function cost({ tasks, yenPerDollar }: CostOptions): Promise<void> {
  ensureBuilt();
  console.error(
    'Playing four hours with three tasks, with one subscription of PagerDuty’s webhooks and with two …',
  );
  const [one, two] = [await measure(1), await measure(2)];
  const months = (life: Life, deployment: Deployment) =>
    sizesFor(tasks).map((size) => estimate(size, life, basisOf(deployment)));
  const single = months(one, DEPLOYMENT);
  const sections = [
    headLines(yenPerDollar),
    taskLines(one.task, two.task),
    monthLines(single, yenPerDollar),
    redundantLines(months(two, REDUNDANT), yenPerDollar),
    detailLines(estimate(tasks, one, basisOf(DEPLOYMENT))),
    quotaLines(single),
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
