// Answers what a script asks: finds the service, counts the round trip, and kills where a fault says so.
import type { VirtualClock } from '../../clock';
import type { Faults, Killed } from '../../faults';
import type { Journal } from '../../journal';
import type { Running } from '../execution';
import type { Answer, ExecutionKind, HostCall } from '../protocol';
import { type HostService, ScriptException } from './service';

/** Which fault an execution dies by; what is shown, the menu's runs and simple triggers never die. */
const KILLED: { readonly [Kind in ExecutionKind]?: Killed } = { trigger: 'tick', callback: 'page' };

export class HostCalls {
  private readonly services: ReadonlyMap<string, HostService>;

  constructor(
    services: readonly HostService[],
    private readonly clock: VirtualClock,
    private readonly journal: Journal,
    private readonly faults: Faults,
  ) {
    this.services = new Map(services.map((service) => [service.name, service]));
  }

  /** Undefined: the execution is dead, and nobody waits for an answer any more. */
  async answer(running: Running, call: HostCall): Promise<Answer | undefined> {
    const service = this.services.get(call.service);
    if (!service?.counts) return this.perform(running, service, call);
    running.roundTrips += 1;
    const run = KILLED[running.kind];
    const kill = run && this.faults.takeKill(run, running.roundTrips);
    if (running.kind === 'trigger' && !(await this.passed(running))) return undefined;
    const answer = kill === 'before' ? undefined : await this.perform(running, service, call);
    if (answer) this.note(running, call, answer);
    if (!kill) return answer;
    running.end({ kind: 'killed', reason: 'fault' });
    return undefined;
  }

  /** Lets the time pass that a round trip takes where a fault says so. @returns false: the execution died meanwhile */
  private async passed(running: Running): Promise<boolean> {
    const { latencyMs } = this.faults;
    if (latencyMs === 0) return true;
    return (await running.waitFor(() => this.clock.sleep(latencyMs))) !== undefined;
  }

  private async perform(
    running: Running,
    service: HostService | undefined,
    { service: name, method, args }: HostCall,
  ): Promise<Answer | undefined> {
    try {
      const invoke = service?.methods[method] as
        | ((running: Running, ...args: unknown[]) => unknown)
        | undefined;
      if (!invoke) throw new Error('the runtime calls what no service has');
      const done = await running.waitFor(async () => invoke(running, ...args));
      return done && { kind: 'value', value: done.value ?? null };
    } catch (error) {
      if (error instanceof ScriptException) {
        const { scriptName, message, details } = error;
        return { kind: 'error', error: { name: scriptName, message, details } };
      }
      const shown = error instanceof Error ? error.stack : String(error);
      this.journal.complain('apps-script', `${name}.${method} failed in the sandbox: ${shown}`);
      const message = "We're sorry, a server error occurred. Please wait a bit and try again.";
      return { kind: 'error', error: { name: 'Exception', message } };
    }
  }

  private note(running: Running, { service, method, args }: HostCall, answer: Answer): void {
    const outcome = answer.kind === 'value' ? 'ok' : answer.error.message;
    running.calls.push({ atMs: this.clock.nowMs, service, method, outcome });
    // The other services' simulators note their calls themselves.
    if (service === 'lock' || service === 'properties') {
      this.journal.call(service, method, outcome, JSON.stringify(args).length);
    }
  }
}
