// Faults that hit so many calls and are over then.
import type { RequestedFaults } from './faults-schema';

const COUNTED = [
  'pagerduty.loseAnswers',
  'calendar.loseEvents',
  'sheet.failAfterApply',
  'bridge.loseAnswers',
  'bridge.killAfterSlack',
] as const;
export type Counted = (typeof COUNTED)[number];

export class CountedFaults {
  private readonly left = new Map<Counted, number>();

  set({ pagerduty, calendar, sheet, bridge }: RequestedFaults): void {
    const asked: Readonly<Record<Counted, number | undefined>> = {
      'pagerduty.loseAnswers': pagerduty?.loseAnswers,
      'calendar.loseEvents': calendar?.loseEvents,
      'sheet.failAfterApply': sheet?.failAfterApply,
      'bridge.loseAnswers': bridge?.loseAnswers,
      'bridge.killAfterSlack': bridge?.killAfterSlack,
    };
    for (const name of COUNTED) {
      const count = asked[name];
      if (count !== undefined) this.left.set(name, count);
    }
  }

  clear(): void {
    this.left.clear();
  }

  /** Those that have calls left to hit. */
  get names(): readonly string[] {
    return COUNTED.filter((name) => (this.left.get(name) ?? 0) > 0);
  }

  /** True for each of the calls that this fault is to hit. */
  take(name: Counted): boolean {
    const left = this.left.get(name) ?? 0;
    if (left > 0) this.left.set(name, left - 1);
    return left > 0;
  }
}
