// Everything that the sheet can see of a set-up, read without changing anything: properties, spreadsheet, triggers, and
// one round trip to the outside.
import * as v from 'valibot';
import { BUILD } from '../build';
import { readCheck, readHealth } from '../core/checkup/bridge';
import { readPagerDuty } from '../core/checkup/pagerduty-answers';
import { type Ask, askPath, pagerDutyAsks } from '../core/checkup/pagerduty-asks';
import type { BridgeReading, SetUpReading } from '../core/checkup/reading';
import { type RawAnswer, seen, unseen } from '../core/checkup/seen';
import { readWebApp, webAppBuildAddress } from '../core/checkup/web-app';
import { parseJson } from '../core/json';
import { faultyProperties, PAGE_SEEN, type Properties, usableProperties } from '../core/properties';
import type { Catalogue } from '../i18n/catalogue';
import { checkRequest, healthRequest } from '../services/bridge';
import type { Request } from '../services/fetch';
import { read } from '../services/pagerduty';
import { probe } from '../services/probe';
import { storedProperties } from '../services/properties';
import { countTriggers } from '../services/triggers';
import { calendarProbe } from './look-at-calendars';
import { lookAtSheet } from './look-at-sheet';

const openedSchema = v.object({ build: v.string(), atMs: v.number() });

/** What is asked together, and how its answers are read. */
interface Asked<T> {
  readonly requests: readonly Request[];
  readonly read: (answers: readonly RawAnswer[]) => T;
}

/** @param texts in the language of who looks */
export function lookAtSetUp(texts: Catalogue, nowMs: number): SetUpReading {
  const stored = storedProperties();
  const usable = usableProperties(stored);
  const book = lookAtSheet(texts);
  const { inUse, memory } = book;
  const pagerDuty = pagerDutyProbe(pagerDutyAsks(inUse), inUse, usable);
  const bridges = bridgeProbe(usable, inUse.channels, nowMs);
  const webApp = webAppProbe(usable);
  const calendars = calendarProbe(inUse, memory, nowMs);
  const answers = ask(pagerDuty, bridges, webApp, calendars);
  return {
    nowMs,
    timeZone: book.timeZone,
    build: BUILD,
    buildOf: 'ticks',
    inUse,
    properties: seen(faultyProperties(stored)),
    pagerDuty: answers[0],
    bridges: answers[1],
    webApp: { url: usable.WEB_APP_URL ?? null, answer: answers[2], opened: seen(openedIn(stored)) },
    sheet: book.sheet,
    calendars: answers[3],
    ticks: seen({
      account: Session.getEffectiveUser().getEmail(),
      triggers: countTriggers(),
      accounts: memory.ticked.accounts,
      goodMs: memory.ticked.goodMs,
      runTime: memory.runTime,
      quotaMinutes: book.quotaMinutes,
    }),
    heartbeat: seen(usable.HEARTBEAT_URL !== undefined),
  };
}

/** All in one round trip. */
function ask<A, B, C, D>(a: Asked<A>, b: Asked<B>, c: Asked<C>, d: Asked<D>): [A, B, C, D] {
  const answers = probe([a, b, c, d].flatMap(({ requests }) => requests));
  let from = 0;
  const take = <T>({ requests, read }: Asked<T>): T => {
    const own = answers.slice(from, from + requests.length);
    from += requests.length;
    return read(own);
  };
  return [take(a), take(b), take(c), take(d)];
}

function pagerDutyProbe(
  asks: readonly Ask[],
  inUse: SetUpReading['inUse'],
  { PAGERDUTY_TOKEN, PAGERDUTY_API_URL = '' }: Partial<Properties>,
): Asked<SetUpReading['pagerDuty']> {
  if (PAGERDUTY_TOKEN === undefined) return { requests: [], read: () => readPagerDuty([], []) };
  const access = { PAGERDUTY_TOKEN, PAGERDUTY_API_URL };
  const requests = asks.map((each) => read(access, askPath(each, inUse)));
  return { requests, read: (answers) => readPagerDuty(asks, answers) };
}

function bridgeProbe(
  { BRIDGE_URL = [], BRIDGE_SECRET }: Partial<Properties>,
  channels: SetUpReading['inUse']['channels'],
  nowMs: number,
): Asked<readonly BridgeReading[]> {
  const asked = { channels: channels.map(({ value }) => value) };
  const signed = (url: string) =>
    BRIDGE_SECRET === undefined ? [] : [checkRequest(url, BRIDGE_SECRET, asked, nowMs)];
  return {
    requests: [...BRIDGE_URL.map(healthRequest), ...BRIDGE_URL.flatMap(signed)],
    read: (answers) =>
      BRIDGE_URL.map((url, index) => {
        const [health = NO_ANSWER, check = NO_ANSWER] = [answers[index], answers[BRIDGE_URL.length + index]];
        return { url, health: readHealth(health), check: readCheck(check) };
      }),
  };
}

const NO_ANSWER: RawAnswer = { kind: 'none', reason: 'it could not be asked' };

function webAppProbe({ WEB_APP_URL }: Partial<Properties>): Asked<SetUpReading['webApp']['answer']> {
  if (WEB_APP_URL === undefined) return { requests: [], read: () => unseen('no address') };
  const url = webAppBuildAddress(WEB_APP_URL);
  return {
    requests: [{ url, method: 'get', headers: {}, followRedirects: true }],
    read: ([answer]) => readWebApp(answer ?? NO_ANSWER),
  };
}

function openedIn(stored: Readonly<Record<string, string>>) {
  const parsed = v.safeParse(openedSchema, parseJson(stored[PAGE_SEEN] ?? ''));
  return parsed.success ? parsed.output : null;
}
