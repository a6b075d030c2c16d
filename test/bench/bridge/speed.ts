// Latency, throughput and CPU of one warm instance: each task is opened, started (told twice) and finished.
import type { Candidate } from './candidate';
import { Instance } from './instance';
import type { Played } from './protocol';
import { Task } from './requests';
import { Services } from './services';

export interface Load {
  readonly what: string;
  readonly slackDelayMs: number;
  readonly rounds: number;
  /** In each round. */
  readonly tasks: number;
  /** Tasks that are told of side by side. Lambda gives each an instance of its own. */
  readonly atOnce: number;
}

export const LOADS: readonly Load[] = [
  { what: 'one after another', slackDelayMs: 0, rounds: 4, tasks: 12, atOnce: 1 },
  { what: '16 at once', slackDelayMs: 0, rounds: 4, tasks: 16, atOnce: 16 },
  { what: '16 at once, Slack 150 ms', slackDelayMs: 150, rounds: 2, tasks: 16, atOnce: 16 },
];

const WARMING_TASKS = 20;

export interface Speed {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly eventsPerSecond: number;
  /** CPU of the function's process for an event. */
  readonly cpuMs: number;
}

/** In turns, so that whatever else this machine does befalls all alike. */
export async function measureSpeed(
  candidates: readonly Candidate[],
  instancePath: string,
): Promise<ReadonlyMap<Candidate, ReadonlyMap<Load, Speed>>> {
  const players: Player[] = [];
  for (const candidate of candidates) {
    const services = await Services.start();
    const { quickEnv, aheadMs } = services;
    const instance = await Instance.start(instancePath, candidate.handlerPath, quickEnv, aheadMs);
    await instance.play(sequences(WARMING_TASKS), 4);
    players.push({ candidate, services, instance, speeds: new Map() });
  }
  for (const load of LOADS) {
    const rounds = players.map((player) => ({ player, played: [] as Played[] }));
    for (let round = 0; round < load.rounds; round += 1) {
      for (const { player, played } of rounds) played.push(await play(player, load));
    }
    for (const { player, played } of rounds) player.speeds.set(load, speedOf(played));
  }
  for (const { instance, services } of players) {
    await instance.kill();
    await services.close();
  }
  return new Map(players.map(({ candidate, speeds }) => [candidate, speeds]));
}

interface Player {
  readonly candidate: Candidate;
  readonly services: Services;
  readonly instance: Instance;
  readonly speeds: Map<Load, Speed>;
}

async function play({ candidate, services, instance }: Player, load: Load): Promise<Played> {
  services.slackDelayMs = load.slackDelayMs;
  const played = await instance.play(sequences(load.tasks), load.atOnce);
  const [refused] = played.served.filter(({ status }) => status !== 200);
  if (refused) throw new Error(`${candidate.name} answered an event ${refused.status}`);
  return played;
}

function speedOf(played: readonly Played[]): Speed {
  const served = played.flatMap((each) => each.served);
  const times = served.map(({ ms }) => ms).sort((left, right) => left - right);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const wallMs = played.reduce((sum, each) => sum + each.wallMs, 0);
  const cpuMs = played.reduce((sum, each) => sum + each.cpuMs, 0);
  return {
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    eventsPerSecond: served.length / (wallMs / 1_000),
    cpuMs: cpuMs / served.length,
  };
}

function sequences(count: number): readonly (readonly unknown[])[] {
  return Array.from({ length: count }, () => {
    const task = new Task();
    const started = task.webhook('acknowledged', { second: 60, by: 'Sato' });
    return [
      task.webhook('triggered'),
      started,
      started,
      task.webhook('resolved', { second: 120, by: 'Sato' }),
    ];
  });
}
