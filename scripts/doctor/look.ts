// Everything that the terminal can see of a set-up, asked at once, without changing anything.
import { readCheck, readHealth } from '../../apps-script/src/core/checkup/bridge';
import { readPagerDuty } from '../../apps-script/src/core/checkup/pagerduty-answers';
import { askPath, pagerDutyAsks } from '../../apps-script/src/core/checkup/pagerduty-asks';
import type { BridgeReading, SetUpReading } from '../../apps-script/src/core/checkup/reading';
import { HIDDEN, unseen } from '../../apps-script/src/core/checkup/seen';
import { readWebApp, webAppBuildAddress } from '../../apps-script/src/core/checkup/web-app';
import { askRaw } from '../services/ask';
import { signatureHeaders } from '../services/bridge';
import type { Known } from './known';

/** @param build of this checkout */
export async function look(of: Known, build: string): Promise<SetUpReading> {
  const { webAppUrl: url, inUse } = of;
  const [pagerDuty, bridges, answer] = await Promise.all([
    lookAtPagerDuty(of),
    Promise.all(of.bridges.map((each) => lookAtBridge(each, of))),
    url === null ? HIDDEN : askRaw({ url: webAppBuildAddress(url) }).then(readWebApp),
  ]);
  return {
    nowMs: Date.now(),
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    build,
    buildOf: 'checkout',
    inUse,
    pagerDuty,
    bridges,
    webApp: { url, answer, opened: HIDDEN },
    properties: HIDDEN,
    sheet: HIDDEN,
    calendars: HIDDEN,
    ticks: HIDDEN,
    heartbeat: HIDDEN,
  };
}

async function lookAtPagerDuty({ pagerDutyToken: token, pagerDutyUrl, inUse }: Known) {
  if (token.kind !== 'seen') {
    const nothing = readPagerDuty([], []);
    return { ...nothing, token, windows: token, subscriptions: token };
  }
  const headers = {
    authorization: `Token token=${token.value}`,
    accept: 'application/vnd.pagerduty+json;version=2',
  };
  const asks = pagerDutyAsks(inUse);
  const urls = asks.map((ask) => pagerDutyUrl + askPath(ask, inUse));
  return readPagerDuty(asks, await Promise.all(urls.map((url) => askRaw({ url, headers }))));
}

async function lookAtBridge(url: string, { bridgeSecret: secret, inUse }: Known): Promise<BridgeReading> {
  const health = askRaw({ url: `${url}/health` }).then(readHealth);
  if (secret.kind === 'hidden') return { url, health: await health, check: HIDDEN };
  if (secret.kind === 'unseen') return { url, health: await health, check: unseen(secret.reason) };
  const body = JSON.stringify({ channels: inUse.channels.map(({ value }) => value) });
  const headers = { 'content-type': 'application/json', ...signatureHeaders(body, secret.value) };
  const check = askRaw({ url: `${url}/check`, method: 'POST', headers, body }).then(readCheck);
  return { url, health: await health, check: await check };
}
