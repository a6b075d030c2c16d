// Whole days of ticks against services that hang, without a sandbox: the wire's own decisions and counts on a clock
// that moves by what each call takes.
import type { Service } from '../../../apps-script/src/core/health/health';
import { NOTHING_SPENT, type RunTime } from '../../../apps-script/src/core/health/run-time';
import { withTick } from '../../../apps-script/src/core/health/spent';
import type { UncountedTick } from '../../../apps-script/src/core/health/uncounted';
import type { Outgoing, Send } from '../../../apps-script/src/services/fetch';
import { Watch } from '../../../apps-script/src/services/watch';
import { Wire } from '../../../apps-script/src/services/wire';

const MINUTE_MS = 60_000;
const LOCK_WAIT_MS = 15_000;
/** What a tick takes beside the calls that hang, before and after it counts itself: together the design's mean. */
const BEFORE_MS = 1_200;
const AFTER_MS = 800;

export interface Days {
  readonly days: number;
  readonly quotaMinutes: number;
  /** Milliseconds after which a call to the service made in that minute fails; 0 where it answers. */
  readonly hangMs: (service: Service, minute: number) => number;
}

export interface Played {
  /** Run time of each minute's tick, the lock's wait of those left out included. */
  readonly ms: readonly number[];
  /** Minutes in which each service was called. */
  readonly called: Readonly<Record<Service, readonly number[]>>;
  readonly runTime: RunTime;
}

export function play({ days, quotaMinutes, hangMs }: Days): Played {
  const called: Record<Service, number[]> = {
    calendar: [],
    pagerduty: [],
    bridge: [],
    secondBridge: [],
    heartbeat: [],
  };
  const ms: number[] = [];
  let memory = { services: {}, runTime: NOTHING_SPENT, writtenMs: 0 };
  let freeMs = 0;
  let uncounted: UncountedTick[] = [];
  for (let minute = 0; minute < days * 1_440; minute += 1) {
    const beganMs = minute * MINUTE_MS;
    const waitMs = Math.max(0, freeMs - beganMs);
    if (waitMs >= LOCK_WAIT_MS) {
      ms.push(LOCK_WAIT_MS);
      uncounted.push({ atMs: beganMs, seconds: LOCK_WAIT_MS / 1_000, lockTaken: true });
      continue;
    }
    let clockMs = beganMs + waitMs;
    const nowMs = clockMs;
    const sendAll: Send = (requests) => {
      const services = [...new Set(requests.map((each) => each.service))];
      for (const service of services) called[service].push(minute);
      const longestMs = Math.max(...services.map((service) => hangMs(service, minute)));
      clockMs += longestMs;
      if (longestMs > 0) throw new Error('Timeout');
      return requests.map(() => ({ kind: 'answer', status: 200, contentType: '', text: '' }));
    };
    const watch = new Watch({ ...memory, nowMs, quotaMinutes, byHand: false }, () => clockMs);
    const wire = new Wire(watch, sendAll);
    clockMs += BEFORE_MS;
    wire.send([request('calendar', true), request('pagerduty', true), ...beside(watch, minute)]);
    if (minute % 10 === 0) wire.sendIfEarly([request('bridge', false)]);
    const untried = watch.way('bridge') === 'alone' && !watch.wasAsked('bridge');
    if (untried) wire.sendIfEarly([request('bridge', false)]);
    wire.sendIfEarly([request('heartbeat', false)]);
    freeMs = clockMs + AFTER_MS;
    ms.push(freeMs - beganMs);
    const isWritten =
      uncounted.length > 0 || watch.health !== memory.services || nowMs - memory.writtenMs >= 15 * MINUTE_MS;
    if (!isWritten) continue;
    const tick = { beganMs, nowMs: clockMs, hungMs: watch.hungMs, writtenMs: memory.writtenMs, uncounted };
    uncounted = [];
    const runTime = withTick(memory.runTime, tick, quotaMinutes);
    memory = { services: watch.health, runTime, writtenMs: nowMs };
  }
  return { ms, called, runTime: memory.runTime };
}

/** The most run time in any 24 hours, in minutes. */
export function mostInADay(ms: readonly number[]): number {
  let sum = 0;
  let most = 0;
  ms.forEach((each, minute) => {
    sum += each - (ms[minute - 1_440] ?? 0);
    most = Math.max(most, sum);
  });
  return most / MINUTE_MS;
}

/** The longest time without a call to the service, in minutes. */
export function longestGap(minutes: readonly number[]): number {
  return Math.max(0, ...minutes.slice(1).map((each, index) => each - (minutes[index] ?? 0)));
}

function beside(watch: Watch, minute: number): Outgoing[] {
  return minute % 5 === 0 && watch.way('bridge') === 'together' ? [request('bridge', false)] : [];
}

function request(service: Service, repeatable: boolean): Outgoing {
  return { service, url: `https://${service}.example`, method: 'get', headers: {}, repeatable };
}
