// Which function answers what, and how long it may take. Infrastructure and the sandbox serve exactly these.
import type { HealthAnswer } from '../../contract';
import { BUILD } from '../build';
import { Deadline } from '../deadline';
import { handleCheck } from '../routes/check';
import { handlePagerDuty } from '../routes/pagerduty';
import { handleTasks } from '../routes/tasks';
import { type Answer, answer } from './answer';
import type { Request } from './request';

/** PagerDuty gives its receivers 5 s; what is left of 4 s after this carries the answer home. */
const WEBHOOK_MS = 3_800;
/** Within 25 s, likewise; the function itself is stopped at 29 s. */
const TASKS_MS = 24_500;

const HEALTH: HealthAnswer = { ok: true, build: BUILD };

interface Route {
  readonly method: string;
  readonly path: string;
  readonly budgetMs: number;
  readonly handle: (request: Request, deadline: Deadline) => Promise<Answer>;
}

const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/pagerduty', budgetMs: WEBHOOK_MS, handle: handlePagerDuty },
  { method: 'POST', path: '/tasks', budgetMs: TASKS_MS, handle: handleTasks },
  { method: 'POST', path: '/check', budgetMs: TASKS_MS, handle: handleCheck },
  { method: 'GET', path: '/health', budgetMs: WEBHOOK_MS, handle: async () => answer(200, HEALTH) },
];

/** `POST /tasks`…; whatever is no route of ours goes by one name, so that no stranger writes into the log. */
export function routeName({ method, path }: Request): string {
  const known = ROUTES.some((each) => each.method === method && each.path === path);
  return known ? `${method} ${path}` : 'unknown';
}

export async function route(request: Request, startedMs: number): Promise<Answer> {
  const known = ROUTES.filter(({ path }) => path === request.path);
  const found = known.find(({ method }) => method === request.method);
  if (!found)
    return known.length > 0
      ? answer(405, { error: 'method not allowed' })
      : answer(404, { error: 'not found' });
  const deadline = new Deadline(startedMs + found.budgetMs);
  try {
    return await found.handle(request, deadline);
  } finally {
    deadline.end();
  }
}
