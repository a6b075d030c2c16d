// Which function answers what, and how long it may take. Infrastructure and the sandbox serve exactly these.
import type { HealthAnswer } from '../../contract';
import { BUILD } from '../build';
import { Deadline } from '../deadline';
import { handleCheck } from '../routes/check';
import { handlePagerDuty } from '../routes/pagerduty';
import { handleTasks } from '../routes/tasks';
import { type Answer, answer } from './answer';
import type { Request } from './request';
import { ROUTE_KEYS, type RouteKey } from './route-keys';

/** PagerDuty gives its receivers 5 s; what is left of 4 s after this carries the answer home. */
const WEBHOOK_MS = 3_800;
/** Within 25 s, likewise; the function itself is stopped at 29 s. */
const TASKS_MS = 24_500;

const HEALTH: HealthAnswer = { ok: true, build: BUILD };

interface Route {
  readonly budgetMs: number;
  readonly handle: (request: Request, deadline: Deadline) => Promise<Answer>;
}

const ROUTES: Readonly<Record<RouteKey, Route>> = {
  'POST /pagerduty': { budgetMs: WEBHOOK_MS, handle: handlePagerDuty },
  'POST /tasks': { budgetMs: TASKS_MS, handle: handleTasks },
  'POST /check': { budgetMs: TASKS_MS, handle: handleCheck },
  'GET /health': { budgetMs: WEBHOOK_MS, handle: async () => answer(200, HEALTH) },
};

/** `POST /tasks`…; whatever is no route of ours goes by one name, so that no stranger writes into the log. */
export function routeName(request: Request): RouteKey | 'unknown' {
  return keyOf(request) ?? 'unknown';
}

export async function route(request: Request, startedMs: number): Promise<Answer> {
  const key = keyOf(request);
  if (key === undefined) {
    return ROUTE_KEYS.some((each) => each.endsWith(` ${request.path}`))
      ? answer(405, { error: 'method not allowed' })
      : answer(404, { error: 'not found' });
  }
  const { budgetMs, handle } = ROUTES[key];
  return handle(request, new Deadline(startedMs + budgetMs));
}

function keyOf({ method, path }: Request): RouteKey | undefined {
  return ROUTE_KEYS.find((each) => each === `${method} ${path}`);
}
