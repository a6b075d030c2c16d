// One function instance in a process of its own, as Lambda has it. Its Date runs ahead by what the bench says.
// It imports nothing beside the handler, so that the import's time is the handler's alone.
import type { FromInstance, ToInstance } from './protocol';

type Handler = (event: unknown, context: unknown) => Promise<{ readonly statusCode?: number }>;

/** The function's time-out in the deployed stack. */
const TIMEOUT_MS = 29_000;
const { HANDLER_URL = '', AHEAD_MS = '0' } = process.env;

const realNow = Date.now.bind(Date);
let aheadMs = Number(AHEAD_MS);
Date.now = () => realNow() + aheadMs;
globalThis.Date = new Proxy(Date, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [Date.now()] : args, newTarget),
});

function tell(message: FromInstance): void {
  process.send?.(message);
}

async function main(): Promise<void> {
  const startedMs = performance.now();
  const { handler } = (await import(HANDLER_URL)) as { readonly handler: Handler };
  tell({ kind: 'ready', importMs: performance.now() - startedMs });

  const serve = async (event: unknown) => {
    const fromMs = performance.now();
    const getRemainingTimeInMillis = () => Math.max(0, TIMEOUT_MS - (performance.now() - fromMs));
    const { statusCode = 200 } = await handler(event, { getRemainingTimeInMillis, awsRequestId: 'bench' });
    return { status: statusCode, ms: performance.now() - fromMs };
  };

  process.on('message', async (message: ToInstance) => {
    switch (message.kind) {
      case 'ahead':
        aheadMs = message.ms;
        return tell({ kind: 'done', id: message.id });
      case 'serve':
        return tell({ kind: 'served', id: message.id, ...(await serve(message.event)) });
      case 'play': {
        const before = { ms: performance.now(), cpu: process.cpuUsage() };
        const served: { readonly status: number; readonly ms: number }[] = [];
        const waiting = [...message.sequences];
        const line = async () => {
          for (let events = waiting.shift(); events !== undefined; events = waiting.shift()) {
            for (const event of events) served.push(await serve(event));
          }
        };
        await Promise.all(Array.from({ length: message.atOnce }, line));
        const { user, system } = process.cpuUsage(before.cpu);
        const wallMs = performance.now() - before.ms;
        return tell({ kind: 'played', id: message.id, served, wallMs, cpuMs: (user + system) / 1_000 });
      }
    }
  });
}

void main();
