// Whether ticks run: one trigger of one account, a good tick lately, and run time left.
import { spentToday } from '../health/run-time';
import { GOOD_WITHIN_MS } from '../health/ticked';
import { wallClock } from '../zone';
import { fault, type Line, ok } from './line';
import type { SetUpReading, TicksReading } from './reading';
import type { CheckTexts } from './texts';

const MINUTE_MS = 60_000;
/** Share of the day's run time at which people are told. */
const SCARCE = 0.8;

export function tickLines(reading: SetUpReading, texts: CheckTexts): Line[] {
  const { ticks } = reading;
  if (ticks.kind === 'hidden') return [];
  if (ticks.kind === 'unseen')
    return [fault('ticks', 'unknown', texts.places.triggers, texts.unseen(ticks.reason))];
  return [
    triggerLine(ticks.value, reading, texts),
    lastTickLine(ticks.value, reading, texts),
    runTimeLine(ticks.value, reading, texts),
  ];
}

/** Google shows everyone their own triggers only: those of others are known by the ticks that they run. */
function triggerLine(
  { triggers, account, accounts }: TicksReading,
  { nowMs }: SetUpReading,
  texts: CheckTexts,
): Line {
  const place = texts.places.triggers;
  const others = Object.keys(accounts).filter(
    (each) => each !== account && nowMs - (accounts[each] ?? 0) <= GOOD_WITHIN_MS,
  );
  if (triggers > 1) return fault('trigger', 'bad', place, texts.triggers.several(triggers));
  if (triggers === 1 && others.length > 0)
    return fault('trigger', 'bad', place, texts.triggers.twoAccounts([account, ...others]));
  if (triggers === 1) return ok('trigger', place, texts.triggers.good(account));
  if (others.length > 1) return fault('trigger', 'bad', place, texts.triggers.twoAccounts(others));
  return others.length === 1
    ? fault('trigger', 'warning', place, texts.triggers.ofOthers(others))
    : fault('trigger', 'bad', place, texts.triggers.none(account));
}

function lastTickLine({ goodMs }: TicksReading, { nowMs, timeZone }: SetUpReading, texts: CheckTexts): Line {
  const place = texts.places.triggers;
  if (goodMs === null) return fault('last-tick', 'bad', place, texts.ticks.never);
  const age = nowMs - goodMs;
  if (age <= GOOD_WITHIN_MS)
    return ok('last-tick', place, texts.ticks.good(Math.max(0, Math.round(age / MINUTE_MS))));
  const since = wallClock(Math.floor(goodMs / MINUTE_MS) * MINUTE_MS, timeZone);
  return fault('last-tick', 'bad', place, texts.ticks.old(since));
}

function runTimeLine(
  { runTime, quotaMinutes }: TicksReading,
  { nowMs }: SetUpReading,
  texts: CheckTexts,
): Line {
  const used = Math.round(spentToday(runTime, nowMs).seconds / 60);
  return used < SCARCE * quotaMinutes
    ? ok('run-time', texts.places.triggers, texts.ticks.runTime(used, quotaMinutes))
    : fault('run-time', 'warning', texts.places.triggers, texts.ticks.runTimeScarce(used, quotaMinutes));
}
