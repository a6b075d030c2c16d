// Starts a TypeScript file as a worker thread: bundled once a process, so that nothing stale can run.
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { buildSync } from 'esbuild';

/** As much as a full ledger needs; with Node's own, far higher limit, contexts of past runs pile up for gigabytes. */
const HEAP_MB = 256;

const bundles = new Map<string, string>();

/** @param entry absolute path of the worker's TypeScript file */
export function startWorker(entry: string, options: Pick<WorkerOptions, 'workerData' | 'env'>): Worker {
  let code = bundles.get(entry);
  if (code === undefined) {
    const built = buildSync({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      write: false,
    });
    code = built.outputFiles[0]?.text ?? '';
    bundles.set(entry, code);
  }
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB };
  return new Worker(code, { ...options, eval: true, resourceLimits });
}
