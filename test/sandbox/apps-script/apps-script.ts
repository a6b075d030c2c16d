// Google Apps Script for one bound project: runs its functions as executions, with the services that Google gives them.
import type { VirtualClock } from '../clock';
import type { Faults } from '../faults';
import type { HttpHandler } from '../http';
import type { Journal } from '../journal';
import { type Execution, type Outcome, Running } from './execution';
import { cacheService } from './host/cache';
import { documentService } from './host/document';
import { type GoogleApi, googleApiService } from './host/google-api';
import { lockService } from './host/lock';
import type { Network } from './host/network';
import { type PropertyStore, propertiesService, propertyStores } from './host/properties';
import { type HostMethod, type HostService, ScriptException } from './host/service';
import { timeService } from './host/time';
import { Tokens } from './host/token';
import { type Trigger, TriggerClock } from './host/triggers';
import { type AnswerDialog, SpreadsheetWindow } from './host/ui';
import { urlFetchService } from './host/url-fetch';
import { type Manifest, type Project, readProject } from './manifest';
import type { Answer, ExecutionInfo, ExecutionKind, GoogleUser, HostCall, Selection } from './protocol';
import { type ScriptWorker, WorkerPool } from './script-worker';
import { domainOf } from './web/sign-in';

// developers.google.com/apps-script/guides/services/quotas
const LIMIT_MS = 6 * 60_000;
const SIMULTANEOUS = 30;
const KEPT_EXECUTIONS = 500;
const SCRIPT_ID = 'sandbox-script';

export interface AppsScriptOptions {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Holds Code.js, appsscript.json and the HTML files. */
  readonly distDir: string;
  /** Whose triggers run, and who deployed the web app. */
  readonly owner: GoogleUser;
  readonly spreadsheetId: string;
  readonly sheets: GoogleApi;
  readonly calendar: GoogleApi;
  /** Answers Google's Calendar addresses, once the bearer token is right. */
  readonly calendarHandler: HttpHandler;
  /** All other addresses; may be filled later. */
  readonly network: Network;
  /** The web app's address, ending in `/exec`. */
  readonly webAppUrl: () => string;
  readonly answerDialog?: AnswerDialog;
  /** How far into its minute a trigger fires; 0 by default. */
  readonly triggerOffsetMs?: number;
}

export interface RunOptions {
  readonly kind: ExecutionKind;
  /** The visitor of a web app, or who clicks a menu; null is nobody signed in. The owner by default. */
  readonly user?: GoogleUser | null;
  /** Of a visitor who is not signed in. */
  readonly locale?: string;
  readonly selection?: Selection;
}

export class AppsScript {
  readonly manifest: Manifest;
  readonly properties: PropertyStore;
  readonly triggers: TriggerClock;
  readonly window: SpreadsheetWindow;
  /** The latest executions, oldest first. */
  readonly executions: Execution[] = [];
  private readonly project: Project;
  private readonly pool: WorkerPool;
  private readonly tokens: Tokens;
  private readonly services: ReadonlyMap<string, HostService>;
  private readonly running = new Set<Running>();

  constructor(private readonly options: AppsScriptOptions) {
    const { clock, journal, faults, owner, sheets, calendar, spreadsheetId } = options;
    this.project = readProject(options.distDir);
    this.manifest = this.project.manifest;
    this.tokens = new Tokens(clock);
    this.window = new SpreadsheetWindow(options.answerDialog);
    this.triggers = new TriggerClock(clock, faults, options.triggerOffsetMs ?? 0, (trigger) =>
      this.run(trigger.functionName, [this.clockEvent(trigger)], { kind: 'trigger' }),
    );
    const stores = propertyStores();
    this.properties = stores.script;
    const services = [
      lockService(clock),
      propertiesService(stores, owner.email),
      cacheService(clock),
      googleApiService('sheets', sheets),
      googleApiService('calendar', calendar),
      documentService(sheets, spreadsheetId),
      urlFetchService(clock, () => this.network(), journal),
      this.triggers.service(),
      this.window.service(),
      timeService(clock),
    ];
    this.services = new Map(services.map((service) => [service.name, service]));
    this.pool = new WorkerPool(this.project.files, clock.shared, (reason) =>
      journal.complain('apps-script', `a worker thread died: ${reason.stack ?? reason}`),
    );
  }

  /**
   * Runs a global function. To be awaited inside an activity of the clock, whose token the execution uses.
   * @param args JSON values
   * Never rejects: what went wrong is in `outcome`.
   */
  async run(functionName: string, args: readonly unknown[], options: RunOptions): Promise<Execution> {
    // Begins when nobody else computes: threads race in real time, executions must not.
    const { clock } = this.options;
    await clock.waitFor((wake) => clock.at(clock.nowMs, wake));
    const user = options.user === undefined ? this.options.owner : options.user;
    const token = this.tokens.issue();
    const execution = await new Promise<Execution>((resolve) => {
      const crowded = this.running.size >= SIMULTANEOUS;
      const worker = crowded ? undefined : this.pool.take();
      const running = new Running(
        this.options.clock,
        functionName,
        options.kind,
        user,
        token,
        LIMIT_MS,
        (outcome, functions) => {
          this.running.delete(running);
          resolve(this.leave(worker, outcome).then(() => running.record(outcome, functions)));
        },
      );
      if (!worker) {
        running.end(
          failure('There are too many scripts running simultaneously for this Google user account.'),
        );
        return;
      }
      this.running.add(running);
      worker.start(
        { functionName, args, info: this.info(token, user, options) },
        {
          called: (call, reply) => {
            void this.answer(running, call).then((answer) => {
              if (answer) reply(answer);
            });
          },
          told: (message) => {
            if (message.kind === 'log') running.log(message.level, message.text);
            else if (message.kind === 'complaint') this.options.journal.complain('apps-script', message.text);
            else running.end(message.outcome, message.functions);
          },
        },
      );
    });
    this.executions.push(execution);
    if (this.executions.length > KEPT_EXECUTIONS) this.executions.shift();
    return execution;
  }

  async close(): Promise<void> {
    this.triggers.close();
    for (const running of this.running) running.end({ kind: 'killed', reason: 'closed' });
    await this.pool.close();
  }

  /** Undefined: the execution is dead, and nobody waits for an answer any more. */
  private async answer(running: Running, call: HostCall): Promise<Answer | undefined> {
    const service = this.services.get(call.service);
    const method = service?.methods[call.method];
    if (!service || !method)
      throw new Error(`the runtime calls an unknown service ${call.service}.${call.method}`);
    if (service.counts) running.roundTrips += 1;
    const kill =
      service.counts && running.kind === 'trigger'
        ? this.options.faults.takeTickKill(running.roundTrips)
        : undefined;
    if (kill === 'before') {
      running.end({ kind: 'killed', reason: 'fault' });
      return undefined;
    }
    const answer = await this.perform(running, method, call);
    if (!answer) return undefined;
    if (service.counts) this.note(running, call, answer);
    if (kill !== 'after') return answer;
    running.end({ kind: 'killed', reason: 'fault' });
    return undefined;
  }

  private async perform(
    running: Running,
    method: HostMethod,
    { service, method: name, args }: HostCall,
  ): Promise<Answer | undefined> {
    try {
      const invoke = method as (running: Running, ...args: readonly unknown[]) => unknown;
      const done = await running.waitFor(async () => invoke(running, ...args));
      return done && { kind: 'value', value: done.value ?? null };
    } catch (error) {
      if (error instanceof ScriptException) {
        const { scriptName, message, details } = error;
        return { kind: 'error', error: { name: scriptName, message, details } };
      }
      const shown = error instanceof Error ? error.stack : String(error);
      this.options.journal.complain('apps-script', `${service}.${name} failed in the sandbox: ${shown}`);
      const message = "We're sorry, a server error occurred. Please wait a bit and try again.";
      return { kind: 'error', error: { name: 'Exception', message } };
    }
  }

  private note(running: Running, call: HostCall, answer: Answer): void {
    const { clock, journal } = this.options;
    const outcome = answer.kind === 'value' ? 'ok' : answer.error.message;
    running.calls.push({ atMs: clock.nowMs, service: call.service, method: call.method, outcome });
    if (call.service === 'lock' || call.service === 'properties') {
      journal.call(call.service, call.method, outcome, JSON.stringify(call.args).length);
    }
  }

  private async leave(worker: ScriptWorker | undefined, outcome: Outcome): Promise<void> {
    if (!worker) return;
    if (outcome.kind === 'killed') await worker.terminate();
    else this.pool.giveBack(worker);
  }

  private info(
    token: string,
    user: GoogleUser | null,
    { kind, selection, locale }: RunOptions,
  ): ExecutionInfo {
    const { owner, faults, spreadsheetId, webAppUrl } = this.options;
    const asVisitor = this.manifest.webapp?.executeAs === 'USER_ACCESSING' && user !== null;
    const known = user !== null && (asVisitor || domainOf(user) === domainOf(owner));
    return {
      kind,
      seed: Math.floor(faults.chance() * 2 ** 32),
      scriptId: SCRIPT_ID,
      timeZone: this.manifest.timeZone,
      scopes: this.manifest.oauthScopes,
      activeEmail: known ? user.email : '',
      effectiveEmail: asVisitor ? user.email : owner.email,
      userKey: Buffer.from(user?.email ?? 'anonymous').toString('base64url'),
      locale: user?.locale ?? locale ?? 'en',
      token,
      // In a trigger the service answers the address of the development version.
      serviceUrl: kind === 'trigger' ? webAppUrl().replace(/\/exec$/, '/dev') : webAppUrl(),
      spreadsheetId,
      selection,
    };
  }

  private network(): Network {
    const scopes = this.manifest.oauthScopes;
    const granted = !scopes || scopes.some((scope) => /\/auth\/calendar(\.|$)/.test(scope));
    const calendar = this.tokens.guard(this.options.calendarHandler, granted);
    return new Map([
      ...this.options.network,
      ['https://www.googleapis.com/calendar/v3', calendar],
      ['https://www.googleapis.com/batch/calendar/v3', calendar],
    ]);
  }

  private clockEvent(trigger: Trigger): unknown {
    const at = new Date(this.options.clock.nowMs);
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
}

function failure(message: string): Outcome {
  return { kind: 'failed', error: { name: 'Exception', message } };
}
