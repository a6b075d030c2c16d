// The worker's side of a call: it waits for its own answer, whatever else wakes it.
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { startWorker } from '../worker';
import type { FromWorker, WorkerData } from './protocol';
import { runtimeScript } from './script-worker';

let end: () => Promise<unknown>;
afterEach(() => end());

test('a notify that comes late from the answer before does not end the next wait', async () => {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const workerData: WorkerData = {
    runtime: runtimeScript(),
    runtimeCache: undefined,
    codeCache: undefined,
    project: {
      code: 'function ask() { return PropertiesService.getScriptProperties().getProperty("a"); }',
      html: {},
      advancedServices: [],
    },
    clock: new SharedArrayBuffer(8),
    signal: signal.buffer as SharedArrayBuffer,
  };
  const { port1, port2 } = new MessageChannel();
  const worker = startWorker(join(__dirname, 'worker.ts'), { workerData, env: {} });
  end = () => {
    port1.close();
    return worker.terminate();
  };
  worker.postMessage({ port: port2 }, [port2]);
  worker.postMessage({ functionName: 'ask', args: [], info: { kind: 'menu', timeZone: 'UTC', seed: 1 } });
  const heard: FromWorker[] = [];
  port1.on('message', (text: string) => heard.push(JSON.parse(text)));
  /** Wakes the worker as soon as it sleeps; false where it says so many things instead. */
  const wakes = async (messages: number): Promise<boolean> => {
    while (heard.length < messages) {
      if (Atomics.notify(signal, 0) > 0) return true;
      await setImmediate();
    }
    return false;
  };
  while (heard.length < 1) await setImmediate();
  expect(await wakes(2)).toBe(true);
  expect(await wakes(2)).toBe(true);
  expect(heard).toEqual([expect.objectContaining({ kind: 'call', method: 'getProperty' })]);
  port1.postMessage(JSON.stringify({ kind: 'value', value: 'right' }));
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
  while (heard.length < 2) await setImmediate();
  expect(heard[1]).toMatchObject({
    outcome: { kind: 'completed', returned: { kind: 'value', value: 'right' } },
  });
});
