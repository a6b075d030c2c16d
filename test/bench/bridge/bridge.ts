// What the bridge costs and keeps, beside a baseline that a good developer would write with the usual libraries.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBaseline, type Candidate, sizeOf, TOBAN } from './candidate';
import { measureCold } from './cold';
import { countEffects } from './effects';
import { buildInstance, Instance } from './instance';
import { countOperations } from './operations';
import { Services } from './services';
import { measureSpeed } from './speed';
import { printCold, printEffects, printOperations, printSpeed } from './tables';

export async function benchBridge(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'toban-bench-'));
  try {
    const instancePath = buildInstance(dir);
    const baseline = buildBaseline(dir);
    const candidates: readonly Candidate[] = baseline === null ? [TOBAN] : [TOBAN, baseline];
    if (baseline === null) {
      console.log('The bridge alone. Times are of this machine.\n');
    } else {
      console.log('The bridge beside a baseline of Powertools idempotency, @slack/web-api and the AWS SDK.');
      console.log(
        '"÷" is the baseline divided by Toban. Times are of this machine: compare, do not quote.\n',
      );
    }
    await measure(candidates, instancePath);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measure(candidates: readonly Candidate[], instancePath: string): Promise<void> {
  const shared = await Services.start();
  printCold(
    candidates.map((candidate) => ({ candidate, size: sizeOf(candidate) })),
    await measureCold(candidates, instancePath, shared),
  );
  await shared.close();
  printOperations(
    await each(candidates, (candidate, services) => operationsOf(candidate, instancePath, services)),
  );
  printSpeed(await measureSpeed(candidates, instancePath));
  printEffects(
    await each(candidates, (candidate, services) => countEffects(candidate, instancePath, services)),
  );
}

/** Each candidate among services of its own. */
async function each<T>(
  candidates: readonly Candidate[],
  measureOne: (candidate: Candidate, services: Services) => Promise<T>,
): Promise<ReadonlyMap<Candidate, T>> {
  const all = new Map<Candidate, T>();
  for (const candidate of candidates) {
    const services = await Services.start();
    all.set(candidate, await measureOne(candidate, services));
    await services.close();
  }
  return all;
}

async function operationsOf({ handlerPath }: Candidate, instancePath: string, services: Services) {
  const instance = await Instance.start(instancePath, handlerPath, services.handledEnv, services.aheadMs);
  const counted = await countOperations(instance, services);
  await instance.kill();
  return counted;
}
