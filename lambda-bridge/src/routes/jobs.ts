// The entries of one push: each has its own result, and those of one channel take their turns, the oldest first.
import { NotConfigured, SlackRefused, Unavailable } from '../errors';
import { logUnexpected } from '../http/unexpected';
import { log } from '../log';
import { reportRefusals } from '../slack/report';
import { failureWord } from './refusal';

/** Fifty calendars may have a channel each; AWS, "Lambda quotas": 1,024 file descriptors, and each call needs one. */
const CHANNELS_AT_ONCE = 50;

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
  const channels = byChannel(jobs).values();
  const work = async () => {
    for (const queue of channels) {
      for (const [index, job] of queue) results[index] = await job.run().catch(resultOfFailure);
    }
  };
  const workers = Array.from({ length: CHANNELS_AT_ONCE }, work);
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return results;
}

function byChannel(jobs: readonly Job[]): ReadonlyMap<string, readonly (readonly [number, Job])[]> {
  const queues = new Map<string, (readonly [number, Job])[]>();
  for (const entry of [...jobs.entries()].sort(([, left], [, right]) => left.atMs - right.atMs)) {
    const queue = queues.get(entry[1].channel);
    if (queue === undefined) queues.set(entry[1].channel, [entry]);
    else queue.push(entry);
  }
  return queues;
}

/** A fault of ours in one entry is said of that one. @throws NotConfigured, which is so for all of them */
function resultOfFailure(error: unknown): Result {
  if (error instanceof NotConfigured) throw error;
  if (error instanceof SlackRefused) reportRefusals([error]);
  else if (error instanceof Unavailable) log('warn', 'retry-later', { reason: error.message });
  else {
    logUnexpected(error);
    return { ok: false, error: 'unexpected, see the log' };
  }
  return { ok: false, error: failureWord(error) };
}
