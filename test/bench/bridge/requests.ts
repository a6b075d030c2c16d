// What reaches a handler: HTTP API events with signed webhooks and snapshots, of a task of their own each.
import type { Snapshot } from '../../../lambda-bridge/contract';
import { START } from '../../lambda-bridge/rig';
import { at, type EventOptions, keyOf, snapshot, v3 } from '../../lambda-bridge/samples';
import { type SendInit, signedAsAppsScript, signedByPagerDuty } from '../../lambda-bridge/signing';
import { proxyEvent } from '../../sandbox/lambda/http-api';

/** Samples have a date of their own: this moves them to the time at which the bench runs. */
const MOVED_SECONDS = Math.floor((Date.now() - START) / 1_000);

let tasks = 0;

export class Task {
  private readonly number = ++tasks;
  private readonly hash = this.number.toString(16).padStart(32, '0');

  /** @param type of PagerDuty's event: `triggered`… @param subscription each has event ids of its own */
  webhook(type: string, { second = 0, ...options }: EventOptions = {}, subscription = 1): unknown {
    const { hash, number } = this;
    const id = `0${subscription}EVENT${number}${type}`;
    const event = v3(type, {
      hash,
      id,
      incidentId: `PINC${number}`,
      second: second + MOVED_SECONDS,
      ...options,
    });
    return apiEvent('/pagerduty', signedByPagerDuty(JSON.stringify({ event })), 0);
  }

  /** @param nowMs when it is signed @param second since when it is in its state */
  snapshot(nowMs: number, second: number, more: Partial<Snapshot> = {}): unknown {
    const one = snapshot({
      taskKey: `calendar@example.com/event${this.number}`,
      incidentKey: keyOf(1, this.hash),
      incidentId: `PINC${this.number}`,
      at: at(second + MOVED_SECONDS),
      ...more,
    });
    return apiEvent(
      '/tasks',
      signedAsAppsScript(JSON.stringify({ snapshots: [one], notices: [] }), nowMs),
      nowMs,
    );
  }
}

function apiEvent(path: string, { body = '', headers = {} }: SendInit, nowMs: number): unknown {
  const request = {
    method: 'POST',
    url: `https://bench.execute-api.ap-northeast-1.amazonaws.com${path}`,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(body),
  };
  return proxyEvent(request, path, `POST ${path}`, 'bench', nowMs);
}
