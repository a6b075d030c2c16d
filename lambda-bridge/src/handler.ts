// Lambda's entry: an HTTP API event (payload format 2.0) → the route's answer. It only wires.
import { type Answer, answerError } from './http/answer';
import { toRequest } from './http/request';
import { route, routeName } from './http/routes';
import { logUnexpected, reasonOf } from './http/unexpected';
import { log } from './log';

export async function handler(event: unknown): Promise<Answer> {
  const startedMs = Date.now();
  let name = 'unknown';
  let answered: Answer;
  let reason: string | null = null;
  try {
    const request = toRequest(event);
    name = routeName(request);
    answered = await route(request, startedMs);
  } catch (error) {
    answered = answerError(error);
    reason = reasonOf(error);
    if (answered.statusCode === 500) logUnexpected(error);
  }
  log('info', 'answered', {
    route: name,
    status: answered.statusCode ?? null,
    ms: Date.now() - startedMs,
    reason,
  });
  return answered;
}
