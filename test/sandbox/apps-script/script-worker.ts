// A worker thread that runs Code.js, and the pool of them: one execution at a time each, more when they overlap.
import { join } from 'node:path';
import vm from 'node:vm';
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { startWorker } from '../worker';
import type { Answer, FromWorker, HostCall, ProjectFiles, Start, Told, WorkerData } from './protocol';

/** Who listens to one execution. */
export interface Listener {
  /** To be answered, at any later time, through `reply`; never answered when the worker is to die. */
  called(call: HostCall, reply: (answer: Answer) => void): void;
  told(message: Told): void;
  /** The thread broke, or computes without end: the execution will not come to an end by itself. */
  died(reason: string): void;
}

let runtimeCode: string | undefined;

/** The services that run inside the bare context, as a script whose value is `boot`. */
export function runtimeScript(): string {
  runtimeCode ??= buildSync({
    entryPoints: [join(__dirname, 'runtime', 'entry.ts')],
    bundle: true,
    platform: 'neutral',
    target: 'es2022',
    format: 'iife',
    globalName: 'runtime',
    write: false,
  })
    .outputFiles.map((file) => `(() => {${file.text}\nreturn runtime.boot;})()`)
    .join('');
  return runtimeCode;
}

class ScriptWorker {
  private readonly signal = new Int32Array(new SharedArrayBuffer(4));
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private watchdog: NodeJS.Timeout | undefined;
  private listener: Listener | undefined;
  private dead = false;

  constructor(
    data: Omit<WorkerData, 'signal'>,
    private readonly computeLimitMs: number,
  ) {
    const { port1, port2 } = new MessageChannel();
    const workerData: WorkerData = { ...data, signal: this.signal.buffer as SharedArrayBuffer };
    this.worker = startWorker(join(__dirname, 'worker.ts'), { workerData, env: {} });
    this.worker.on('error', (error) => this.die(error.stack ?? String(error)));
    this.worker.postMessage({ port: port2 }, [port2]);
    this.port = port1;
    this.port.on('message', (text: string) => this.heard(JSON.parse(text) as FromWorker));
    this.unref();
  }

  get isDead(): boolean {
    return this.dead;
  }

  start(start: Start, listener: Listener): void {
    this.listener = listener;
    this.worker.ref();
    this.port.ref();
    this.worker.postMessage(start);
    this.watch();
  }

  /** An idle worker keeps no process alive. */
  unref(): void {
    this.listener = undefined;
    clearTimeout(this.watchdog);
    this.worker.unref();
    this.port.unref();
  }

  async terminate(): Promise<void> {
    this.listener = undefined;
    clearTimeout(this.watchdog);
    this.port.close();
    await this.worker.terminate();
  }

  private die(reason: string): void {
    if (!this.listener) return;
    this.dead = true;
    this.listener.died(reason);
  }

  private heard(message: FromWorker): void {
    if (message.kind !== 'call') {
      this.listener?.told(message);
      return;
    }
    clearTimeout(this.watchdog);
    this.listener?.called(message, (answer) => this.reply(answer));
  }

  private reply(answer: Answer): void {
    this.port.postMessage(JSON.stringify(answer));
    Atomics.add(this.signal, 0, 1);
    Atomics.notify(this.signal, 0);
    this.watch();
  }

  /** Virtual time stands still while a script computes, so that no limit of the clock's would end a loop. */
  private watch(): void {
    const limitMs = this.computeLimitMs;
    this.watchdog = setTimeout(() => this.die(`it computes for ${limitMs} ms without end`), limitMs);
  }
}

export type { ScriptWorker };

export class WorkerPool {
  private readonly idle: ScriptWorker[] = [];
  private isClosed = false;
  private readonly data: Omit<WorkerData, 'signal'>;

  constructor(
    project: ProjectFiles,
    clock: SharedArrayBuffer,
    private readonly computeLimitMs: number,
  ) {
    const runtime = runtimeScript();
    this.data = {
      runtime,
      runtimeCache: compiled(runtime, 'runtime.js'),
      codeCache: compiled(project.code, 'Code.js'),
      project,
      clock,
    };
  }

  take(): ScriptWorker {
    return this.idle.pop() ?? new ScriptWorker(this.data, this.computeLimitMs);
  }

  async giveBack(worker: ScriptWorker): Promise<void> {
    if (this.isClosed) return worker.terminate();
    worker.unref();
    this.idle.push(worker);
  }

  /** Those at work end when they are given back. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.idle.splice(0).map((worker) => worker.terminate()));
  }
}

/** V8's code cache, so that no worker compiles again. Throws SyntaxError where the code is no script. */
function compiled(code: string, filename: string): Uint8Array {
  return new vm.Script(code, { filename }).createCachedData();
}
