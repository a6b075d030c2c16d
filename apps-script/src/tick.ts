// One run of the trigger: read → plan → act → record. A tick that dies anywhere is finished by the next:
// what is about to be done stands in the ledger before it is done, and is looked up before it is done again.
import { decide } from './core/plan/act';
import { plan } from './core/plan/plan';
import { tasksRequest } from './services/bridge';
import { sha256Hex } from './services/crypto';
import { messageOf, type Outgoing } from './services/fetch';
import { beat } from './services/heartbeat';
import { tryLock } from './services/lock';
import { type Properties, readProperties } from './services/properties';
import { tellingIn } from './services/telling';
import { carryOut } from './tick/act';
import { ask } from './tick/ask';
import { Draft } from './tick/draft';
import { logSteps } from './tick/log';
import { readAll, type TickReading } from './tick/read';
import { tell } from './tick/tell';

/** The bridge raises an alarm when it has heard nothing for 15 minutes. */
const SIGN_OF_LIFE_EVERY_MINUTES = 5;

/** @returns why the tick was not complete, null when it was */
export function runTick(): string | null {
  if (!tryLock()) {
    const reason = 'another run of Toban holds the lock';
    console.warn(JSON.stringify({ event: 'tick left out', reason }));
    return reason;
  }
  const nowMs = Date.now();
  let heartbeatUrl: string | undefined;
  let failure: string | null;
  try {
    const properties = readProperties();
    heartbeatUrl = properties.HEARTBEAT_URL;
    failure = tickWith(properties, nowMs);
  } catch (error) {
    failure = messageOf(error);
  }
  if (failure !== null) console.error(JSON.stringify({ event: 'tick not complete', reason: failure }));
  beat(heartbeatUrl, failure);
  return failure;
}

function tickWith(properties: Properties, nowMs: number): string | null {
  const from = readAll(properties, nowMs, signOfLife(properties, nowMs));
  const { reading } = from;
  const planned = plan(reading, nowMs);
  const telling = tellingIn(reading.settings.general.language, properties);
  const draft = new Draft(from, planned.taken, nowMs);

  draft.put(planned.steps.map((step) => step.task));
  const asking = planned.steps.filter((step) => step.kind !== 'keep');
  if (asking.some((step) => draft.isUnsaved(step.task))) draft.save(planned.memory, false);

  const findings = ask(asking, telling, properties, nowMs);
  const deciding = { texts: reading.texts, digest: sha256Hex, nowMs };
  const decisions = asking.map((step, index) =>
    decide(step, findings[index] ?? { kind: 'unknown' }, deciding),
  );
  draft.put(decisions.map((decision) => decision.task));
  const acts = decisions.flatMap((decision) => (decision.act ? [decision.act] : []));
  draft.put(carryOut(acts, reading.texts, properties, nowMs));
  logSteps(planned.steps, draft.tasks);

  const told = tell(draft.tasks, reading, planned.memory, telling, properties, nowMs);
  draft.put(told.tasks);
  const tellingChanged = JSON.stringify(told.told) !== JSON.stringify(reading.memory.told);
  draft.save({ ...planned.memory, told: told.told }, planned.memoryMatters || tellingChanged);
  return told.failure ?? unreadPart(from);
}

function signOfLife(properties: Properties, nowMs: number): Outgoing[] {
  const [url] = properties.BRIDGE_URL;
  const due = Math.floor(nowMs / 60_000) % SIGN_OF_LIFE_EVERY_MINUTES === 0;
  return due && url !== undefined
    ? [tasksRequest(properties, url, { snapshots: [], notices: [] }, nowMs)]
    : [];
}

function unreadPart({ reading }: TickReading): string | null {
  const { unread } = reading.settings;
  if (unread) return reading.texts.sheet.settingsUnread(reading.tabs.settings, unread);
  if (reading.incidents.kind === 'unread') return reading.incidents.reason;
  for (const [calendarId, calendar] of reading.calendars) {
    if (calendar.kind === 'unread') return `calendar ${calendarId} could not be read: ${calendar.reason}`;
  }
  return null;
}
