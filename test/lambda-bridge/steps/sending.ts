// What PagerDuty and the tick send, each with what makes its sender content; else it is sent again.
import type { Notice, Snapshot, TasksAnswer } from '../../../lambda-bridge/contract';
import type { HttpResponse } from '../../sandbox/http';
import { type SendInit, signedAsAppsScript, signedByPagerDuty, withLegacyToken } from '../signing';

export interface Sending {
  readonly path: '/pagerduty' | '/tasks';
  /** Signed anew each time, as the sender does. */
  readonly init: (nowMs: number) => SendInit;
  readonly isTaken: (answer: HttpResponse) => boolean;
}

const is2xx = ({ status }: HttpResponse): boolean => status >= 200 && status < 300;

export function webhook(event: object): Sending {
  const init = signedByPagerDuty(JSON.stringify({ event }));
  return { path: '/pagerduty', init: () => init, isTaken: is2xx };
}

export function legacy(messages: readonly object[]): Sending {
  const init = withLegacyToken(JSON.stringify({ messages }));
  return { path: '/pagerduty', init: () => init, isTaken: is2xx };
}

/** The tick pushes an entry again until it is `ok`. */
export function pushed(snapshots: readonly Snapshot[], notices: readonly Notice[] = []): Sending {
  const body = JSON.stringify({ snapshots, notices });
  return {
    path: '/tasks',
    init: (nowMs) => signedAsAppsScript(body, nowMs),
    isTaken(answer) {
      if (!is2xx(answer)) return false;
      const told = JSON.parse(answer.body) as TasksAnswer;
      return [...told.results, ...told.notices].every(({ ok }) => ok);
    },
  };
}
