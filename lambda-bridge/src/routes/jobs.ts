// The entries of one push: each has its own result, and those of one channel take their turns, the oldest first.
import { SlackRefused, Unavailable } from '../errors';
import { log } from '../log';
import { failureWord, reportRefusals } from './refusal';

export interface Result {
  readonly ok: boolean;
  readonly error: string | null;
}

export interface Job {
  /** Jobs of one channel wait for each other, those of different channels do not. */
  readonly channel: string;
  readonly atMs: number;
  readonly run: () => Promise<Result>;
}

/** Results in the order of the jobs; each channel's jobs run one after another, the oldest first. */
export async function runJobs(jobs: readonly Job[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  const oldestFirst = [...jobs.entries()].sort(([, left], [, right]) => left.atMs - right.atMs);
  const queues = new Map<string, Promise<void>>();
  for (const [index, job] of oldestFirst) {
    const before = queues.get(job.channel) ?? Promise.resolve();
    const own = before.then(async () => {
      results[index] = await job.run().catch(resultOfFailure);
    });
    queues.set(job.channel, own);
  }
  await Promise.allSettled(queues.values());
  await Promise.all(queues.values());
  return results;
}

function resultOfFailure(error: unknown): Result {
  if (error instanceof SlackRefused) reportRefusals([error]);
  if (error instanceof Unavailable) log('warn', 'retry-later', { reason: error.message });
  return { ok: false, error: failureWord(error) };
}
