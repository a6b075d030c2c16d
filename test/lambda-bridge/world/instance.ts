// One Lambda instance: the bundle evaluated anew, with a fetch, timers, Date and crypto that only the world moves.
import * as nodeCrypto from 'node:crypto';
import type { HttpRequest, HttpResponse } from '../../sandbox/http';
import { evaluateBundle, type Handler } from './bundle';
import { OutsideCall } from './outside-call';
import { syncSubtle } from './sync-crypto';
import { Timers } from './timers';

export interface Surroundings {
  readonly nowMs: () => number;
  readonly env: Readonly<Record<string, string>>;
  readonly print: (line: string) => void;
  readonly uuid: () => string;
  /** Takes what the instance sends. */
  readonly send: (call: OutsideCall) => void;
}

export class Instance {
  readonly timers: Timers;
  dead = false;
  /** Whether an invocation is under way. */
  busy = false;
  private thaw: (() => void)[] | undefined;
  private readonly handler: Handler;

  constructor(
    readonly id: string,
    private readonly surroundings: Surroundings,
  ) {
    this.timers = new Timers(surroundings.nowMs);
    this.handler = evaluateBundle(this.globals(), {
      'node:crypto': { ...nodeCrypto, randomUUID: surroundings.uuid },
    });
  }

  get frozen(): boolean {
    return this.thaw !== undefined;
  }

  /** Neither frozen nor dead. */
  get runs(): boolean {
    return !this.dead && !this.frozen;
  }

  invoke(event: unknown): Promise<unknown> {
    return this.handler(event, {});
  }

  freeze(): void {
    this.thaw ??= [];
  }

  /** @returns what reached it meanwhile, to be called in order */
  takeThaw(): readonly (() => void)[] {
    const held = this.thaw ?? [];
    this.thaw = undefined;
    return held;
  }

  /** What comes from outside: a frozen instance sees it when it thaws, a dead one never. */
  hear(arrival: () => void): void {
    if (this.dead) return;
    if (this.thaw !== undefined) this.thaw.push(arrival);
    else arrival();
  }

  private globals(): Readonly<Record<string, unknown>> {
    const { nowMs, env, print } = this.surroundings;
    const own = {
      Date: virtualDate(nowMs),
      setTimeout: this.timers.set,
      clearTimeout: this.timers.clear,
      fetch: this.fetch,
      crypto: { subtle: syncSubtle },
      process: Object.create(process, { env: { value: env }, stdout: { value: { write: print } } }),
    };
    return { ...own, globalThis: Object.assign(Object.create(globalThis), own) };
  }

  private readonly fetch = (input: unknown, init: RequestInit = {}): Promise<unknown> => {
    const request: HttpRequest = {
      method: init.method ?? 'GET',
      url: String(input),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: Buffer.from((init.body ?? '') as string),
    };
    return new Promise((resolve, reject) => {
      const call = new OutsideCall(this, request, {
        resolve: (response) => resolve(responseOf(response)),
        reject,
      });
      // The caller hears no more of it; what was sent is on its way all the same.
      const abort = (): void => call.fail(new DOMException('aborted', 'AbortError'));
      if (init.signal?.aborted) return abort();
      init.signal?.addEventListener('abort', abort, { once: true });
      this.surroundings.send(call);
    });
  };
}

/** As much of a Response as is there at once, its body included. */
function responseOf({ status, headers, body }: HttpResponse): object {
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: new Headers(headers),
    text: async () => body,
    json: async () => JSON.parse(body) as unknown,
  };
}

function virtualDate(nowMs: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget) as Date,
    apply: () => new Date(nowMs()).toString(),
    get: (target, key) => (key === 'now' ? nowMs : Reflect.get(target, key)),
  });
}
