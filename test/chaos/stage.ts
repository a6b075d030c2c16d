// Plays scenes in one sandbox, one round after the other. A scene has one tick that matters: it is played undisturbed,
// and again with something going wrong at that tick, and in the end nobody may see a difference.
import type { State, TickCall } from '../sandbox/control/contract';
import type { Toban } from '../scenario/harness';
import { type Picture, pictureOf, titlesIn } from './picture';
import { Round } from './round';

export interface Scene {
  readonly name: string;
  /** Leads up to half a minute before the tick that matters. */
  readonly before: (round: Round) => Promise<void>;
  /** Minutes of the round at which that tick runs, and at which all has settled. */
  readonly tickAt: number;
  readonly settledAt: number;
  /** How far each task comes, undisturbed. */
  readonly ends: Readonly<Record<string, string>>;
  /** Whole hours, so that each round meets the hour's and the quarter's work at the same minute. */
  readonly hours?: number;
}

export interface Played {
  readonly picture: Picture;
  /** What the tick that mattered called. */
  readonly calls: readonly TickCall[];
  readonly killed: number;
}

export type Disturb = (round: Round) => Promise<void>;

const HOUR_MS = 3_600_000;

export class Stage {
  private rounds = 0;
  private killedBefore = 0;
  private titles: readonly string[] = [];

  private constructor(
    private readonly toban: Toban,
    private nowMs: number,
  ) {}

  static async of(toban: Toban): Promise<Stage> {
    return new Stage(toban, Date.parse((await toban.state()).now));
  }

  /** @throws Error where the scene itself does not come to what it says */
  async undisturbed(scene: Scene): Promise<Played> {
    const round = this.next();
    await scene.before(round);
    await round.goTo(scene.tickAt + 0.5);
    const calls = (await this.toban.state()).ticks.last?.calls ?? [];
    const played = await this.finish(scene, round, calls);
    expect(played.picture.states).toEqual(scene.ends);
    return played;
  }

  /** @param disturb what goes wrong; switched on half a minute before the tick */
  async disturbed(scene: Scene, disturb: Disturb): Promise<Played> {
    const round = this.next();
    await scene.before(round);
    await disturb(round);
    return this.finish(scene, round, []);
  }

  private next(): Round {
    this.rounds += 1;
    return new Round(this.toban, this.rounds, this.nowMs);
  }

  private async finish(scene: Scene, round: Round, calls: readonly TickCall[]): Promise<Played> {
    await round.goTo(scene.settledAt);
    const state = await this.toban.state();
    const picture = await pictureOf(round, state, this.titles);
    const hours = scene.hours ?? 1;
    await round.end(state, hours * 60);
    this.nowMs += hours * HOUR_MS;
    this.titles = titlesIn(state.ledger);
    return { picture, calls, killed: this.killedSince(state) };
  }

  private killedSince({ ticks }: State): number {
    const killed = ticks.killed - this.killedBefore;
    this.killedBefore = ticks.killed;
    return killed;
  }
}
