// Lets the instances run one at a time, and at each of their requests draws by the seeded chance who goes on:
// threads race in real time, this does not, so that the same seed gives the same run.
import type { VirtualClock } from '../clock';

interface Turn<Owner> {
  readonly owner: Owner;
  readonly run: () => void;
}

export class Turns<Owner extends { readonly works: boolean }> {
  private waiting: Turn<Owner>[] = [];
  private holdsToken = false;

  /** @param owners all that may ask for turns @param chance the next number of the seeded chance, 0 ≤ x < 1 */
  constructor(
    private readonly clock: VirtualClock,
    private readonly owners: () => readonly Owner[],
    private readonly chance: () => number,
  ) {}

  /** `run` is called when nobody works. */
  ask(owner: Owner, run: () => void): void {
    this.waiting.push({ owner, run });
    this.next();
  }

  /** Nobody else works or waits: whatever this owner does next races with nothing, and need not wait for quiet. */
  isAlone(owner: Owner): boolean {
    return this.waiting.length === 0 && this.owners().every((each) => each === owner || !each.works);
  }

  /** The owner is dead: what it asked for is void. */
  withdraw(owner: Owner): void {
    this.waiting = this.waiting.filter((turn) => turn.owner !== owner);
    this.next();
  }

  /** To be called whenever an owner may have begun or ended to work. Time stands still while one works or waits here. */
  next(): void {
    for (;;) {
      const working = this.owners().some((owner) => owner.works);
      const turn = working ? undefined : this.draw();
      this.hold(working || turn !== undefined);
      if (!turn) return;
      turn.run();
    }
  }

  private draw(): Turn<Owner> | undefined {
    if (this.waiting.length < 2) return this.waiting.shift();
    return this.waiting.splice(Math.floor(this.chance() * this.waiting.length), 1)[0];
  }

  private hold(holds: boolean): void {
    if (holds === this.holdsToken) return;
    this.holdsToken = holds;
    if (holds) this.clock.take();
    else this.clock.release();
  }
}
