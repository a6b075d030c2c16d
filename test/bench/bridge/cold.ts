// A cold start without what Lambda itself adds: import, and the first event with its secrets from SSM.
import type { Candidate } from './candidate';
import { Instance } from './instance';
import { Task } from './requests';
import type { Services } from './services';

const RUNS = 9;

export interface Cold {
  /** Medians of fresh processes, in turns. */
  readonly importMs: number;
  readonly firstEventMs: number;
}

export async function measureCold(
  candidates: readonly Candidate[],
  instancePath: string,
  services: Services,
): Promise<ReadonlyMap<Candidate, Cold>> {
  const runs = new Map<Candidate, Cold[]>(candidates.map((candidate) => [candidate, []]));
  for (let run = 0; run < RUNS; run += 1) {
    for (const [candidate, measured] of runs) {
      const { deployedEnv, aheadMs } = services;
      const instance = await Instance.start(instancePath, candidate.handlerPath, deployedEnv, aheadMs);
      const { status, ms } = await instance.serve(new Task().webhook('triggered'));
      await instance.kill();
      if (status !== 200) throw new Error(`${candidate.name} answered a first event ${status}`);
      measured.push({ importMs: instance.importMs, firstEventMs: ms });
    }
  }
  return new Map(
    [...runs].map(([candidate, measured]) => [
      candidate,
      {
        importMs: median(measured.map(({ importMs }) => importMs)),
        firstEventMs: median(measured.map(({ firstEventMs }) => firstEventMs)),
      },
    ]),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
