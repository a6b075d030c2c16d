// The worker thread of one Lambda instance: imports the shipped handler once and serves one invocation at a time.
// Between invocations the thread is frozen, as Lambda freezes it.
import { parentPort, workerData } from 'node:worker_threads';
import { type FromRuntime, REQUEST_HEADER, type RuntimeData, type ToRuntime } from './protocol';
import { Quiet } from './quiet';
import { VirtualTimers } from './virtual-time';

type Handler = (event: unknown, context: unknown) => unknown;
type Answer =
  | { readonly kind: 'result'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly error: string };

const data = workerData as RuntimeData;
const now = new Float64Array(data.clock);
const gate = new Int32Array(data.gate);
const realImmediate = globalThis.setImmediate;
let invocations = 0;
let requests = 0;

function post(message: FromRuntime): void {
  parentPort?.postMessage(message);
}

const quiet = new Quiet((received, open) => post({ kind: 'quiet', received, requests: open }));
const timers = new VirtualTimers(() => now[0] as number, {
  set: (timer, atMs) => post({ kind: 'timer', timer, atMs }),
  cancel: (timer) => post({ kind: 'cancel', timer }),
});

function captureOutput(): void {
  for (const stream of ['stdout', 'stderr'] as const) {
    process[stream].write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
      post({ kind: 'print', stream, text: Buffer.from(chunk as Uint8Array).toString('utf8') });
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    };
  }
}

/** Requests over real sockets, each with its number; the body is there when the answer is. */
function countRequests(): void {
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const id = `${data.instanceId}:${requests++}`;
    const request = new Request(input, init);
    request.headers.set(REQUEST_HEADER, id);
    quiet.requests.add(id);
    try {
      const answer = await realFetch(request);
      const body = await answer.arrayBuffer();
      const { status, statusText, headers } = answer;
      const bodiless = [101, 204, 205, 304].includes(status);
      return new Response(bodiless ? null : body, { status, statusText, headers });
    } finally {
      quiet.requests.delete(id);
      quiet.touch();
    }
  };
}

/** WebCrypto works on a thread of its own, and an immediate is a turn still to come: neither is quiet. */
function countWork(): void {
  const subtle = Object.getPrototypeOf(globalThis.crypto.subtle) as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(subtle)) {
    const method = subtle[name];
    if (name === 'constructor' || typeof method !== 'function') continue;
    subtle[name] = function (this: unknown, ...args: unknown[]) {
      return quiet.during(method.apply(this, args) as Promise<unknown>);
    };
  }
  globalThis.setImmediate = ((callback: (...args: unknown[]) => void, ...args: unknown[]) => {
    quiet.touch();
    return realImmediate(callback, ...args);
  }) as typeof setImmediate;
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => realImmediate(resolve));
}

function freeze(): void {
  Atomics.wait(gate, 0, invocations);
}

async function serve(invocation: Extract<ToRuntime, { kind: 'invoke' }>): Promise<void> {
  invocations += 1;
  const context = {
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    awsRequestId: invocation.requestId,
    getRemainingTimeInMillis: () => invocation.deadlineMs - (now[0] as number),
  };
  let answer: Answer;
  try {
    const handler = await quiet.during(loading);
    answer = { kind: 'result', value: (await handler(invocation.event, context)) ?? null };
  } catch (error) {
    answer = {
      kind: 'failed',
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
  // What the runtime client of Lambda does between answer and freeze takes a few turns too.
  await quiet.during(turns(3));
  post({ ...answer, openRequests: quiet.requests.size });
  freeze();
}

captureOutput();
countRequests();
countWork();
timers.install();
const loading: Promise<Handler> = import(data.handlerUrl).then((module: { handler?: Handler }) => {
  if (typeof module.handler !== 'function') throw new TypeError(`${data.handlerUrl} exports no handler`);
  return module.handler;
});
loading.catch(() => undefined);

parentPort?.on('message', (message: ToRuntime) => {
  quiet.messageReceived();
  if (message.kind === 'fire') timers.fire(message.timer);
  else void serve(message);
});
