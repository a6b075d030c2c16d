// The project's time triggers: each fires at a fixed offset inside its period, and does not wait for the one before.
import type { Timer, VirtualClock } from '../../clock';
import type { Faults } from '../../faults';
import type { Execution } from '../execution';
import { type HostService, ScriptException } from './service';

/** Google's limit of triggers for a user and script. */
const MOST_TRIGGERS = 20;
const MINUTE_MS = 60_000;

export interface Trigger {
  readonly id: string;
  readonly functionName: string;
  readonly everyMinutes: number;
}

export interface TickCounts {
  /** Executions by trigger that ended by themselves, well or not. */
  readonly run: number;
  /** Firings that never became an execution. */
  readonly skipped: number;
  readonly killed: number;
  /** Run time of all of them together: what Google counts against the day's quota. */
  readonly seconds: number;
  readonly last: Execution | undefined;
}

export class TriggerClock {
  private readonly triggers = new Map<string, { readonly trigger: Trigger; timer: Timer }>();
  private created = 0;
  private counts: TickCounts = { run: 0, skipped: 0, killed: 0, seconds: 0, last: undefined };

  /**
   * @param offsetMs how far into its minute every trigger fires
   * @param run an execution of the function, inside the firing's activity
   */
  constructor(
    private readonly clock: VirtualClock,
    private readonly faults: Faults,
    private readonly offsetMs: number,
    private readonly run: (trigger: Trigger) => Promise<Execution>,
  ) {}

  get ticks(): TickCounts {
    return this.counts;
  }

  get list(): readonly Trigger[] {
    return [...this.triggers.values()].map(({ trigger }) => trigger);
  }

  create(functionName: string, everyMinutes: number): Trigger {
    if (this.triggers.size >= MOST_TRIGGERS) {
      throw new ScriptException(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    this.created += 1;
    const trigger = { id: String(1_000_000 + this.created), functionName, everyMinutes };
    this.triggers.set(trigger.id, { trigger, timer: this.schedule(trigger) });
    return trigger;
  }

  delete(id: string): void {
    this.triggers.get(id)?.timer.cancel();
    this.triggers.delete(id);
  }

  close(): void {
    for (const { id } of this.list) this.delete(id);
  }

  service(): HostService {
    return {
      name: 'triggers',
      counts: true,
      methods: {
        list: () => this.list,
        create: (_, functionName: string, everyMinutes: number) => this.create(functionName, everyMinutes),
        delete: (_, id: string) => this.delete(id),
      },
    };
  }

  private schedule(trigger: Trigger): Timer {
    const periodMs = trigger.everyMinutes * MINUTE_MS;
    const periods = Math.floor((this.clock.nowMs - this.offsetMs) / periodMs) + 1;
    return this.clock.at(periods * periodMs + this.offsetMs, () => this.fire(trigger));
  }

  private async fire(trigger: Trigger): Promise<void> {
    const entry = this.triggers.get(trigger.id);
    if (entry) entry.timer = this.schedule(trigger);
    if (this.faults.ticksSkipped) {
      this.counts = { ...this.counts, skipped: this.counts.skipped + 1 };
      return;
    }
    const firing = this.faults.takeFiring();
    if (firing && firing.lateMs > 0) await this.clock.sleep(firing.lateMs);
    if (firing?.againMs !== undefined)
      this.clock.at(this.clock.nowMs + firing.againMs, () => this.runOnce(trigger));
    await this.runOnce(trigger);
  }

  private async runOnce(trigger: Trigger): Promise<void> {
    const last = await this.run(trigger);
    const killed = last.outcome.kind === 'killed';
    this.counts = {
      ...this.counts,
      run: this.counts.run + (killed ? 0 : 1),
      killed: this.counts.killed + (killed ? 1 : 0),
      seconds: this.counts.seconds + (last.endedMs - last.startedMs) / 1_000,
      last,
    };
  }
}

/** What a trigger's function is given. Google counts Sunday as day 7. */
export function clockEvent(trigger: Trigger, nowMs: number): Readonly<Record<string, string | number>> {
  const at = new Date(nowMs);
  return {
    authMode: 'FULL',
    triggerUid: trigger.id,
    timezone: 'UTC',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    'day-of-month': at.getUTCDate(),
    'day-of-week': at.getUTCDay() || 7,
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}
