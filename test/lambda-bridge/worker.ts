// The shipped handler in a worker of its own, taking events as they are: many at once, and of any form.
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { builtHandler } from './built';

export interface WorkerAnswer {
  /** What the handler answered, or the error that it threw. */
  readonly status: unknown;
  readonly body: string;
  readonly ms: number;
}

const RUNNER = `
const { parentPort, workerData } = require('node:worker_threads');
let requests = 0;
const outside = globalThis.fetch;
globalThis.fetch = (...call) => {
  requests += 1;
  return workerData.offline ? Promise.reject(new TypeError('no network here')) : outside(...call);
};
process.stdout.write = () => true;
import(workerData.handler).then(({ handler }) => {
  parentPort.on('message', async ({ id, event }) => {
    const startedMs = performance.now();
    const answer = await handler(event).catch((error) => ({ statusCode: String(error), body: '' }));
    const { statusCode, body } = answer;
    parentPort.postMessage({ id, answer: { status: statusCode, body, ms: performance.now() - startedMs }, requests });
  });
});
`;

export interface WorkerOptions {
  readonly env: Readonly<Record<string, string>>;
  /** No request leaves the worker; each fails as without a network. */
  readonly offline?: boolean;
}

export class HandlerWorker {
  /** Requests that the handler made or tried to make. */
  requests = 0;
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (answer: WorkerAnswer) => void>();
  private sent = 0;

  constructor({ env, offline = false }: WorkerOptions) {
    this.worker = new Worker(RUNNER, {
      eval: true,
      env: { ...process.env, ...env },
      workerData: { handler: pathToFileURL(builtHandler()).href, offline },
    });
    this.worker.on('message', ({ id, answer, requests }) => {
      this.requests = requests;
      this.waiting.get(id)?.(answer);
      this.waiting.delete(id);
    });
  }

  answerTo(event: unknown): Promise<WorkerAnswer> {
    const id = ++this.sent;
    const answered = new Promise<WorkerAnswer>((resolve) => this.waiting.set(id, resolve));
    this.worker.postMessage({ id, event });
    return answered;
  }

  async close(): Promise<void> {
    const exited = once(this.worker, 'exit');
    await this.worker.terminate();
    await exited;
  }
}

/** An HTTP API's event, payload format 2.0. */
export function post(
  path: string,
  init: { readonly body?: string | Uint8Array; readonly headers?: object },
): object {
  return {
    version: '2.0',
    rawPath: path,
    headers: init.headers ?? {},
    body: Buffer.from(init.body ?? '').toString('base64'),
    isBase64Encoded: true,
    requestContext: { http: { method: 'POST', path } },
  };
}
