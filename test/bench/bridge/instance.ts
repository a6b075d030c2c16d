// Starts and drives one function instance; it can be killed like one.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import type { FromInstance, Played, Served, ToInstance } from './protocol';

type Request = ToInstance extends infer Each
  ? Each extends { id: number }
    ? Omit<Each, 'id'>
    : never
  : never;
type Reply = Exclude<FromInstance, { readonly kind: 'ready' }>;

/** What Lambda answers for an instance that died. */
const DIED: Served = { status: 500, ms: 0 };

/** @param dir where the process's own file is built. @returns its path */
export function buildInstance(dir: string): string {
  const outfile = join(dir, 'instance.mjs');
  const entryPoints = [join(__dirname, 'instance-entry.ts')];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20' });
  return outfile;
}

export class Instance {
  private readonly waiting = new Map<number, (reply: Reply | null) => void>();
  private asked = 0;

  private constructor(
    private readonly child: ChildProcess,
    /** Of the handler, in the fresh process. */
    readonly importMs: number,
  ) {
    child.on('message', (reply: Reply) => this.settle(reply.id, reply));
    child.on('exit', () => {
      for (const id of this.waiting.keys()) this.settle(id, null);
    });
  }

  /** @throws Error with what the process printed where it does not come up */
  static async start(
    instancePath: string,
    handlerPath: string,
    env: Readonly<Record<string, string>>,
    aheadMs: number,
  ): Promise<Instance> {
    const child = fork(instancePath, {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...env, HANDLER_URL: pathToFileURL(handlerPath).href, AHEAD_MS: String(aheadMs) },
    });
    let printed = '';
    child.stderr?.on('data', (chunk) => {
      printed += String(chunk);
    });
    const exited = once(child, 'exit').then(() => {
      throw new Error(`an instance of ${handlerPath} did not start: ${printed}`);
    });
    exited.catch(() => undefined);
    const [ready] = (await Promise.race([once(child, 'message'), exited])) as [{ importMs: number }];
    return new Instance(child, ready.importMs);
  }

  async serve(event: unknown): Promise<Served> {
    const reply = await this.ask({ kind: 'serve', event });
    return reply?.kind === 'served' ? reply : DIED;
  }

  /** @throws Error where the instance died */
  async play(sequences: readonly (readonly unknown[])[], atOnce: number): Promise<Played> {
    const reply = await this.ask({ kind: 'play', sequences, atOnce });
    if (reply?.kind !== 'played') throw new Error('an instance died while it played');
    return reply;
  }

  async runAhead(ms: number): Promise<void> {
    await this.ask({ kind: 'ahead', ms });
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  private ask(request: Request): Promise<Reply | null> {
    const id = ++this.asked;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.child.send({ ...request, id });
    });
  }

  private settle(id: number, reply: Reply | null): void {
    this.waiting.get(id)?.(reply);
    this.waiting.delete(id);
  }
}
