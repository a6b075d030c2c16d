// The shipped handler behind HTTP APIs, as AWS would run it: instances that are reused, started when all are busy,
// timed out, and killed by the fault `killAfterSlack`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VirtualClock, WaitWatcher } from '../clock';
import type { Faults } from '../faults';
import { ConnectionFailed, type HttpHandler, type HttpRequest, type HttpResponse } from '../http';
import type { Journal } from '../journal';
import * as api from './http-api';
import { Instance } from './instance';
import { type LogLine, logLine } from './logs';
import { REQUEST_HEADER } from './protocol';
import { Turns } from './turns';

/** The function's time-out in the deployed stack, and its integration's: the gateway is the first to give up, with 503. */
export const TIMEOUT_MS = 29_000;
/** As a reserved concurrency would bound it. */
const MAX_INSTANCES = 10;
/** Where the two APIs are mounted: `/bridge/a/tasks` is `/tasks` of API a. */
const MOUNT = /^\/bridge\/([a-z])(?=\/)/;

export interface LambdaBridgeOptions {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Absolute path of `handler.mjs`; null where nothing is deployed yet, and no address answers. */
  readonly handlerPath: string | null;
  /** The function's environment, whatever is deployed; what Lambda itself sets is added. */
  readonly env: Readonly<Record<string, string>>;
}

export class LambdaBridge {
  /** All that the function printed, and what Lambda has to say of it. */
  readonly logs: LogLine[] = [];
  private instances: Instance[] = [];
  private deployed: { readonly handlerPath: string; readonly env: Readonly<Record<string, string>> } | null;
  private readonly unpacked: string[] = [];
  private started = 0;
  private readonly turns: Turns<Instance>;

  constructor(private readonly options: LambdaBridgeOptions) {
    const { clock, faults, handlerPath } = options;
    this.deployed = handlerPath === null ? null : { handlerPath, env: {} };
    this.turns = new Turns(
      clock,
      () => this.instances,
      () => faults.chance(),
    );
  }

  /** To be awaited inside an activity of the clock. */
  readonly handle: HttpHandler = async (request) => {
    const { pathname } = new URL(request.url);
    const apiId = MOUNT.exec(pathname)?.[1] ?? 'a';
    const path = pathname.replace(MOUNT, '');
    if (this.options.faults.of('bridge').down === apiId) {
      throw new ConnectionFailed(`the API of address ${apiId} is down`);
    }
    if (this.deployed === null) throw new ConnectionFailed('no API stands there yet');
    const answer = await this.answer(request, path, apiId);
    this.options.journal.call(
      'bridge',
      `${request.method} ${path}`,
      String(answer.status),
      request.body.length,
    );
    return answer;
  };

  /**
   * New code, as it was uploaded: what runs from now on runs it, and is none of the old instances.
   * @param files by path @param env of this deployment
   */
  deploy(files: ReadonlyMap<string, Uint8Array>, env: Readonly<Record<string, string>>): void {
    const folder = mkdtempSync(join(tmpdir(), 'toban-function-'));
    this.unpacked.push(folder);
    for (const [path, content] of files) writeFileSync(join(folder, path), content);
    this.deployed = { handlerPath: join(folder, 'handler.mjs'), env };
    const old = this.instances;
    this.instances = [];
    for (const instance of old) void instance.kill();
  }

  /** For the server that takes the function's own requests: whoever holds one in virtual time tells the instance. */
  watch(request: HttpRequest): WaitWatcher | undefined {
    const id = request.headers[REQUEST_HEADER];
    const instance = this.instanceOf(id);
    return id && instance ? (waiting) => instance.hold(id, waiting) : undefined;
  }

  /** For Slack, between effect and answer: kills the instance that asked where the fault says so. */
  async afterSlack(request: HttpRequest): Promise<void> {
    const instance = this.instanceOf(request.headers[REQUEST_HEADER]);
    if (instance && this.options.faults.take('bridge.killAfterSlack')) await this.kill(instance.id);
  }

  /** Ends an instance at once; its invocation is answered as a dead function's is. */
  async kill(instanceId: string): Promise<void> {
    const instance = this.instances.find((each) => each.id === instanceId);
    if (!instance) return;
    await instance.kill();
    this.forget(instance);
  }

  /** Ids of the instances that are alive. */
  get instanceIds(): readonly string[] {
    return this.instances.map((instance) => instance.id);
  }

  async close(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.kill()));
    this.instances = [];
    for (const folder of this.unpacked) rmSync(folder, { recursive: true, force: true });
  }

  private async answer(request: HttpRequest, path: string, apiId: string): Promise<HttpResponse> {
    const { clock } = this.options;
    const route = api.routeOf(request, path);
    if (!route) return api.NOT_FOUND;
    if (request.body.length > api.MAX_BODY_BYTES) return api.TOO_LARGE;
    const instance = this.idleInstance();
    if (!instance) return api.UNAVAILABLE;
    const event = api.proxyEvent(request, path, route, apiId, clock.nowMs);
    const outcome = await instance.invoke(event, TIMEOUT_MS);
    switch (outcome.kind) {
      case 'answered':
        if (outcome.openRequests > 0) {
          this.options.journal.complain(
            'bridge',
            `${route} answered with ${outcome.openRequests} request(s) of its own under way: Lambda freezes them`,
          );
        }
        return api.proxyResponse(outcome.value);
      case 'failed':
        this.print(instance.id, 'platform', outcome.error);
        return api.FUNCTION_ERROR;
      case 'died':
        this.forget(instance);
        this.print(instance.id, 'platform', `Runtime exited: ${outcome.error}`);
        return api.FUNCTION_ERROR;
      case 'timedOut':
        this.forget(instance);
        this.print(instance.id, 'platform', `Task timed out after ${TIMEOUT_MS / 1_000} seconds`);
        return api.UNAVAILABLE;
    }
  }

  private idleInstance(): Instance | undefined {
    const idle = this.instances.find((instance) => instance.idle);
    if (idle || this.instances.length >= MAX_INSTANCES) return idle;
    if (this.deployed === null) return undefined;
    const { handlerPath, env } = this.deployed;
    const id = `i${++this.started}`;
    const instance = new Instance({
      id,
      clock: this.options.clock,
      turns: this.turns,
      handlerPath,
      env: { ...FUNCTION_ENVIRONMENT, ...this.options.env, ...env },
      print: (stream, text) => this.print(id, stream, text),
    });
    this.instances.push(instance);
    return instance;
  }

  private forget(instance: Instance): void {
    this.instances = this.instances.filter((each) => each !== instance);
  }

  private instanceOf(requestId: string | undefined): Instance | undefined {
    return this.instances.find((instance) => requestId?.startsWith(`${instance.id}:`));
  }

  private print(instance: string, source: LogLine['source'], text: string): void {
    const lines = source === 'platform' ? [text] : text.split('\n').filter((line) => line !== '');
    for (const line of lines) this.logs.push(logLine(this.options.clock.nowMs, instance, source, line));
  }
}

/** AWS, "Using Lambda environment variables": what every function finds set; the credentials open nothing. */
export const FUNCTION_ENVIRONMENT = {
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'sandbox',
  AWS_SECRET_ACCESS_KEY: 'sandbox',
  AWS_SESSION_TOKEN: 'sandbox',
  AWS_LAMBDA_FUNCTION_NAME: 'toban-bridge',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
  TZ: ':UTC',
};
