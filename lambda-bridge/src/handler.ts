// Lambda's entry: an HTTP API event (payload format 2.0) → the route's answer. It only wires.
import { type Answer, answerError } from './http/answer';
import { toRequest } from './http/request';
import { route, routeName } from './http/routes';
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
    reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    if (answered.statusCode === 500) log('error', 'unexpected', { reason, stack: stackOf(error) });
  }
  log('info', 'answered', {
    route: name,
    status: answered.statusCode ?? null,
    ms: Date.now() - startedMs,
    reason,
  });
  return answered;
}

function stackOf(error: unknown): string | null {
  return error instanceof Error ? (error.stack ?? null) : null;
}
