// How often a handler calls the table and Slack for one event.
import type { Instance } from './instance';
import { Task } from './requests';
import type { Services } from './services';

const READS = new Set(['GetItem', 'Query', 'BatchGetItem']);

export interface Operations {
  readonly what: string;
  readonly reads: number;
  readonly writes: number;
  readonly slack: number;
}

export async function countOperations(
  instance: Instance,
  services: Services,
): Promise<readonly Operations[]> {
  const hooked = new Task();
  const polled = new Task();
  const started = hooked.webhook('acknowledged', { second: 60, by: 'Sato' });
  const told = () => polled.snapshot(services.nowMs, 0);
  const requests: readonly (readonly [string, () => unknown])[] = [
    ['first event', () => hooked.webhook('triggered')],
    ['state change', () => started],
    ['the same event again', () => started],
    [
      'the same change, another event id',
      () => hooked.webhook('acknowledged', { second: 60, by: 'Sato' }, 2),
    ],
    ['snapshot of a new task', told],
    ['snapshot of a state change', () => polled.snapshot(services.nowMs, 60, { state: 'started' })],
    ['snapshot of what is told', () => polled.snapshot(services.nowMs, 60, { state: 'started' })],
  ];
  const counted: Operations[] = [];
  for (const [what, request] of requests) {
    services.calls = [];
    const { status } = await instance.serve(request());
    if (status !== 200) throw new Error(`${what} was answered ${status}`);
    const { calls } = services;
    const slack = calls.filter((call) => /^(chat|conversations)\./.test(call)).length;
    const reads = calls.filter((call) => READS.has(call)).length;
    counted.push({ what, reads, writes: calls.length - reads - slack, slack });
  }
  return counted;
}
