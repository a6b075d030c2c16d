// In the worker: what the handler prints goes to the main thread, in the order of everything else that it does.
import { format } from 'node:util';

export function captureOutput(print: (stream: 'stdout' | 'stderr', text: string) => void): void {
  for (const stream of ['stdout', 'stderr'] as const) {
    process[stream].write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
      print(stream, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    };
  }
}

/** AWS, "Log and monitor Node.js Lambda functions": what goes through the console gets time, request and level before it. */
const LEVELS = { debug: 'DEBUG', info: 'INFO', log: 'INFO', warn: 'WARN', error: 'ERROR' } as const;

/** As the runtime does where the function's log format is text. Date is looked up at each line: the sandbox's is virtual. */
export function prefixConsole(requestId: () => string): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...args: unknown[]) => {
      const text = format(...args).replaceAll('\n', '\r');
      process.stdout.write(`${[new Date().toISOString(), requestId(), level, text].join('\t')}\n`);
    };
  }
}
