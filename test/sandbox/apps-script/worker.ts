// The worker thread: runs one execution after another, each in a bare context of its own, and blocks for the main
// thread's answers. Nothing of Node is reachable from the script: the runtime holds the only way out in a closure.
import { createHash, createHmac } from 'node:crypto';
import vm from 'node:vm';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { FromWorker, Start, WorkerData } from './protocol';
import type { Boot, Host } from './runtime/host';

const { runtime, runtimeCache, codeCache, project, clock, signal } = workerData as WorkerData;
const now = new Float64Array(clock);
const answers = new Int32Array(signal);

const runtimeScript = new vm.Script(runtime, { filename: 'runtime.js', ...cache(runtimeCache) });
const codeScript = new vm.Script(project.code, { filename: 'Code.js', ...cache(codeCache) });

function cache(data: Uint8Array | undefined): { cachedData?: Buffer } {
  return data ? { cachedData: Buffer.from(data) } : {};
}

function hostOver(port: MessagePort): Host {
  return {
    nowMs: () => now[0] as number,
    tell: (message) => port.postMessage(message),
    call: (message) => {
      const seen = Atomics.load(answers, 0);
      port.postMessage(message);
      // The notify of the answer before may come late and wake this call: only a risen count is an answer.
      while (Atomics.load(answers, 0) === seen) Atomics.wait(answers, 0, seen);
      return (receiveMessageOnPort(port) as { message: string }).message;
    },
    utf8Encode: (text) => Buffer.from(text, 'utf8').toString('latin1'),
    utf8Decode: (binary) => Buffer.from(binary, 'latin1').toString('utf8'),
    digest: (algorithm, binary) =>
      createHash(algorithm).update(Buffer.from(binary, 'latin1')).digest().toString('latin1'),
    hmac: (algorithm, key, binary) =>
      createHmac(algorithm, Buffer.from(key, 'latin1'))
        .update(Buffer.from(binary, 'latin1'))
        .digest()
        .toString('latin1'),
  };
}

async function execute(host: Host, start: Start): Promise<void> {
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: true, wasm: false } });
  const boot = runtimeScript.runInContext(context) as Boot;
  const script = boot(host, JSON.stringify({ info: start.info, ...project, code: undefined }));
  let ended: string;
  try {
    codeScript.runInContext(context);
    ended = await script.invoke(start.functionName, JSON.stringify(start.args));
  } catch (error) {
    ended = script.failure(error);
  }
  host.tell(ended);
}

parentPort?.once('message', ({ port }: { port: MessagePort }) => {
  const host = hostOver(port);
  parentPort?.on('message', (start: Start) => {
    execute(host, start).catch((error: unknown) => {
      const ended: FromWorker = {
        kind: 'ended',
        outcome: { kind: 'failed', error: { name: 'Error', message: `the runtime itself failed: ${error}` } },
        functions: [],
      };
      host.tell(JSON.stringify(ended));
    });
  });
});
