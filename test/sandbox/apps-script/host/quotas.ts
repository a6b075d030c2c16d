// What a consumer account may use in a day (developers.google.com/apps-script/guides/services/quotas). The day ends
// at midnight Pacific time; summer time is left out.
import type { VirtualClock } from '../../clock';
import { ScriptException } from './service';

const PER_DAY = { urlfetch: 20_000, properties: 50_000 } as const;
const TRIGGER_MS_PER_DAY = 90 * 60_000;
const DAY_MS = 86_400_000;
const PACIFIC_MS = -8 * 3_600_000;

export class Quotas {
  private day = Number.NaN;
  private used = { urlfetch: 0, properties: 0, triggerMs: 0 };

  constructor(private readonly clock: VirtualClock) {}

  /** Throws ScriptException where the day's quota is used up. */
  use(service: keyof typeof PER_DAY, count: number): void {
    const used = this.today();
    used[service] += count;
    if (used[service] <= PER_DAY[service]) return;
    throw new ScriptException(`Service invoked too many times for one day: ${service}.`);
  }

  spendTriggerTime(ms: number): void {
    this.today().triggerMs += ms;
  }

  /** Triggers then fail as soon as they start. */
  get triggerTimeIsOver(): boolean {
    return this.today().triggerMs >= TRIGGER_MS_PER_DAY;
  }

  private today(): { urlfetch: number; properties: number; triggerMs: number } {
    const day = Math.floor((this.clock.nowMs + PACIFIC_MS) / DAY_MS);
    if (day !== this.day) this.used = { urlfetch: 0, properties: 0, triggerMs: 0 };
    this.day = day;
    return this.used;
  }
}
