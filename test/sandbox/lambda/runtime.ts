// The worker thread of one Lambda instance: imports the shipped handler once and serves one invocation at a time.
// Between invocations the thread is frozen, as Lambda freezes it.
import { parentPort, workerData } from 'node:worker_threads';
import { captureOutput, prefixConsole } from './output';
import type { FromRuntime, RuntimeData, ToRuntime } from './protocol';
import { countWork, Quiet } from './quiet';
import { Requests } from './requests';
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
let requestId = 'undefined';

function post(message: FromRuntime): void {
  parentPort?.postMessage(message);
}

const quiet = new Quiet((received, open) => post({ kind: 'quiet', received, requests: open }));
const timers = new VirtualTimers(() => now[0] as number, {
  set: (timer, atMs) => post({ kind: 'timer', timer, atMs }),
  cancel: (timer) => post({ kind: 'cancel', timer }),
});

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => realImmediate(resolve));
}

function freeze(): void {
  Atomics.wait(gate, 0, invocations);
}

async function serve(invocation: Extract<ToRuntime, { kind: 'invoke' }>): Promise<void> {
  invocations += 1;
  requestId = invocation.requestId;
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

captureOutput((stream, text) => post({ kind: 'print', stream, text }));
prefixConsole(() => requestId);
const requests = new Requests(data.instanceId, quiet, (request, only) =>
  post({ kind: 'request', request, only }),
);
requests.install();
countWork(quiet);
timers.install();
const loading: Promise<Handler> = import(data.handlerUrl).then((module: { handler?: Handler }) => {
  if (typeof module.handler !== 'function') throw new TypeError(`${data.handlerUrl} exports no handler`);
  return module.handler;
});
loading.catch(() => undefined);

parentPort?.on('message', (message: ToRuntime) => {
  quiet.messageReceived();
  if (message.kind === 'invoke') void serve(message);
  else if (message.kind === 'fire') timers.fire(message.timer);
  else requests.go(message.request);
});
