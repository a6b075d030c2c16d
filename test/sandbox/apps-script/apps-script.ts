// Google Apps Script for one bound project: runs its functions as executions, with the services that Google gives them.
import type { VirtualClock } from '../clock';
import type { Faults } from '../faults';
import type { HttpHandler } from '../http';
import type { Journal } from '../journal';
import { CodeVersions } from './code-versions';
import { type Execution, type Outcome, Running } from './execution';
import { executionInfo, type RunOptions } from './execution-info';
import { cacheService } from './host/cache';
import { HostCalls } from './host/calls';
import { documentService } from './host/document';
import { type GoogleApi, googleApiService } from './host/google-api';
import { lockService } from './host/lock';
import type { Network } from './host/network';
import { type PropertyStore, propertiesService, propertyStores } from './host/properties';
import { Quotas } from './host/quotas';
import { timeService } from './host/time';
import { Tokens } from './host/token';
import { clockEvent, TriggerClock } from './host/triggers';
import { type AnswerDialog, SpreadsheetWindow } from './host/ui';
import { urlFetchService } from './host/url-fetch';
import type { Manifest } from './manifest';
import type { Answer, ExecutionKind, GoogleUser, HostCall } from './protocol';
import type { Listener, ScriptWorker, WorkerPool } from './script-worker';

// developers.google.com/apps-script/guides/services/quotas
const LIMIT_MS = 6 * 60_000;
const SIMULTANEOUS = 30;
/** Of real time, between two calls of a script. */
const COMPUTE_LIMIT_MS = 60_000;
const KEPT_EXECUTIONS = 500;

export interface AppsScriptOptions {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Holds Code.js, appsscript.json and the HTML files; null where nothing is pushed and deployed yet. */
  readonly distDir: string | null;
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
  /** Told of every execution that has ended. */
  readonly onEnded?: (execution: Execution) => void;
  /** Told of every call of a script and its answer: what a script did can then be looked at, and played again. */
  readonly onAnswered?: (call: HostCall, answer: Answer) => void;
  readonly answerDialog?: AnswerDialog;
  /** How far into its minute a trigger fires; 0 by default. */
  readonly triggerOffsetMs?: number;
  /** Real milliseconds after which a script that computes without a call is ended; a minute by default. */
  readonly computeLimitMs?: number;
}

export class AppsScript {
  readonly code: CodeVersions;
  readonly properties: PropertyStore;
  readonly triggers: TriggerClock;
  readonly window: SpreadsheetWindow;
  /** The latest executions, oldest first. */
  readonly executions: Execution[] = [];
  private readonly tokens: Tokens;
  private readonly quotas: Quotas;
  private readonly calls: HostCalls;
  private readonly running = new Set<Running>();

  constructor(private readonly options: AppsScriptOptions) {
    const { clock, journal, faults, owner, sheets, calendar, spreadsheetId } = options;
    this.code = new CodeVersions(options.distDir, clock.shared, options.computeLimitMs ?? COMPUTE_LIMIT_MS);
    this.quotas = new Quotas(clock);
    this.tokens = new Tokens(clock);
    this.window = new SpreadsheetWindow(options.answerDialog);
    this.triggers = new TriggerClock(clock, faults, options.triggerOffsetMs ?? 0, (trigger) =>
      this.run(trigger.functionName, [clockEvent(trigger, clock.nowMs)], { kind: 'trigger' }),
    );
    const stores = propertyStores();
    this.properties = stores.script;
    const services = [
      lockService(clock),
      propertiesService(stores, owner.email, this.quotas),
      cacheService(clock),
      googleApiService('sheets', sheets),
      googleApiService('calendar', calendar),
      documentService(sheets, spreadsheetId),
      urlFetchService(clock, () => this.network(), journal, this.quotas),
      this.triggers.service(),
      this.window.service(),
      timeService(clock),
    ];
    this.calls = new HostCalls(services, clock, journal, faults);
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
    const { owner, faults, spreadsheetId } = this.options;
    const version = options.code === 'deployed' ? this.code.deployed : this.code.head;
    const { manifest, pool } = version ?? this.code.head;
    const user = options.user === undefined ? owner : options.user;
    const token = this.tokens.issue();
    const circumstances = { manifest, owner, user, token, chance: faults.chance(), spreadsheetId };
    const info = executionInfo({ ...circumstances, webAppUrl: this.options.webAppUrl() }, options);
    const refusal = this.refusal(options.kind);
    const execution = await new Promise<Execution>((resolve) => {
      const worker = refusal === undefined ? pool.take() : undefined;
      const running = new Running(clock, functionName, options.kind, user, LIMIT_MS, (outcome, functions) => {
        resolve(this.leave(running, pool, worker, outcome).then(() => running.record(outcome, functions)));
      });
      this.running.add(running);
      if (refusal !== undefined) running.end(failure(refusal));
      worker?.start({ functionName, args, info }, this.listener(running));
    });
    this.executions.push(execution);
    this.options.onEnded?.(execution);
    if (this.executions.length > KEPT_EXECUTIONS) this.executions.shift();
    return execution;
  }

  async close(): Promise<void> {
    this.triggers.close();
    for (const running of this.running) running.end({ kind: 'killed', reason: 'closed' });
    await this.code.close();
  }

  private async leave(
    running: Running,
    pool: WorkerPool,
    worker: ScriptWorker | undefined,
    outcome: Outcome,
  ): Promise<void> {
    this.running.delete(running);
    if (running.kind === 'trigger')
      this.quotas.spendTriggerTime(this.options.clock.nowMs - running.startedMs);
    if (!worker) return;
    if (outcome.kind === 'killed' || worker.isDead) await worker.terminate();
    else await pool.giveBack(worker);
  }

  /** Why Google does not even start the execution. */
  private refusal(kind: ExecutionKind): string | undefined {
    if (this.running.size >= SIMULTANEOUS) {
      return 'There are too many scripts running simultaneously for this Google user account.';
    }
    if (kind === 'trigger' && this.quotas.triggerTimeIsOver) {
      return 'Service using too much computer time for one day';
    }
    return undefined;
  }

  private listener(running: Running): Listener {
    return {
      called: (call, reply) => {
        void this.calls.answer(running, call).then((answer) => {
          if (!answer) return;
          this.options.onAnswered?.(call, answer);
          reply(answer);
        });
      },
      told: (message) => {
        if (message.kind === 'log') running.log(message.level, message.text);
        else if (message.kind === 'complaint') this.options.journal.complain('apps-script', message.text);
        else running.end(message.outcome, message.functions);
      },
      died: (reason) => {
        this.options.journal.complain('apps-script', `${running.functionName} died: ${reason}`);
        running.end(failure(reason));
      },
    };
  }

  /** What triggers and the menu run under. */
  get manifest(): Manifest {
    return this.code.head.manifest;
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
}

function failure(message: string): Outcome {
  return { kind: 'failed', error: { name: 'Exception', message } };
}
