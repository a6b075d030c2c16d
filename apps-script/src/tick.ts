// One run of the trigger: read → plan → act → record. A tick that dies anywhere is finished by the next:
// what is about to be done stands in the ledger before it is done, and is looked up before it is done again.
import { HANG_MS } from './core/health';
import { NEW_MEMORY } from './core/memory';
import { decide } from './core/plan/act';
import { plan } from './core/plan/plan';
import { tasksRequest } from './services/bridge';
import { sha256Hex } from './services/crypto';
import { messageOf, type Outgoing, sendAll } from './services/fetch';
import { beat } from './services/heartbeat';
import { tryLock } from './services/lock';
import { type Properties, readProperties } from './services/properties';
import { tellingIn } from './services/telling';
import { noteUncounted } from './services/uncounted';
import { Watch, type WatchStart } from './services/watch';
import { Wire } from './services/wire';
import { carryOut } from './tick/act';
import { ask } from './tick/ask';
import { tryBridges, wellBridge } from './tick/bridges';
import { Draft } from './tick/draft';
import { logSteps } from './tick/log';
import { readAll, readSheet, type TickReading } from './tick/read';
import { Recorder, type Run } from './tick/recorder';
import { tell } from './tick/tell';

/** The bridge raises an alarm when it has heard nothing for 15 minutes. */
const SIGN_OF_LIFE_EVERY_MINUTES = 5;

/** What the trigger runs. @returns why the tick was not complete, null when it was */
export function tick(): string | null {
  return runTick(false);
}

/** @param byHand a person runs it from the menu: then everything is tried, however it answered before */
export function runTick(byHand: boolean): string | null {
  const beganMs = Date.now();
  if (!tryLock()) {
    const reason = 'another run of Toban holds the lock';
    console.warn(JSON.stringify({ event: 'tick left out', reason }));
    if (!byHand) noteUncounted({ atMs: beganMs, seconds: secondsSince(beganMs), lockTaken: true });
    return reason;
  }
  const nowMs = Date.now();
  // Before the memory is read nothing is known of any service.
  const wire = wireFrom({ ...NEW_MEMORY, nowMs, quotaMinutes: 0, byHand });
  const session: Session = { byHand, beganMs, nowMs, wire, recorder: null };
  let heartbeatUrl: string | undefined;
  let failure: string | null;
  try {
    const properties = readProperties();
    heartbeatUrl = properties.HEARTBEAT_URL;
    failure = play(properties, session);
  } catch (error) {
    failure = messageOf(error);
    session.recorder = null;
  }
  if (failure !== null) console.error(JSON.stringify({ event: 'tick not complete', reason: failure }));
  beat(heartbeatUrl, failure, session.wire.sendIfEarly);
  if (session.recorder) session.recorder.saveAgain();
  else noteIfLong(session);
  return failure;
}

/** How far a run has come, for whoever ends it. */
interface Session extends Run {
  wire: Wire;
  /** Null until there is something to record, and after a failure: a write is never repeated within a tick. */
  recorder: Recorder | null;
}

function play(properties: Properties, session: Session): string | null {
  const { nowMs, byHand } = session;
  const part = readSheet();
  const { memory, settings } = part.sheet;
  const quotaMinutes = settings.general.runTimeMinutes;
  const wire = wireFrom({ ...memory, nowMs, quotaMinutes, byHand });
  session.wire = wire;
  const from = readAll(part, properties, nowMs, signOfLife(properties, wire, nowMs), wire.send);
  const { reading } = from;
  const planned = plan(reading, nowMs);
  const telling = tellingIn(settings.general.language, properties);
  const draft = new Draft(from, planned.taken, nowMs);
  const recorder = new Recorder(draft, wire, session, memory, quotaMinutes, properties.UNCOUNTED_TICKS);
  session.recorder = recorder;

  draft.put(planned.steps.map((step) => step.task));
  const asking = planned.steps.filter((step) => step.kind !== 'keep');
  if (asking.some((step) => draft.isUnsaved(step.task))) recorder.save(planned.memory, false);

  const { findings, announced } = ask(asking, telling, properties, nowMs, wire);
  const deciding = { announced, texts: reading.texts, digest: sha256Hex, nowMs };
  const decisions = asking.map((step, index) =>
    decide(step, findings[index] ?? { kind: 'unknown' }, deciding),
  );
  draft.put(decisions.map((decision) => decision.task));
  const acts = decisions.flatMap((decision) => (decision.act ? [decision.act] : []));
  draft.put(carryOut(acts, reading.texts, properties, nowMs, wire.send));
  logSteps(planned.steps, draft.tasks);

  // A push that may hang comes after a record: what was done in PagerDuty is then known whatever happens.
  if (!wellBridge(properties, wire)) recorder.save(planned.memory, false);
  const told = tell(
    draft.tasks,
    reading,
    recorder.remembered(planned.memory),
    telling,
    properties,
    nowMs,
    wire,
  );
  draft.put(told.tasks);
  const tellingChanged = JSON.stringify(told.told) !== JSON.stringify(memory.told);
  recorder.save({ ...planned.memory, told: told.told }, planned.memoryMatters || tellingChanged);
  const bridgeFailure = tryBridges(properties, wire, nowMs);
  return told.failure ?? unreadPart(from) ?? bridgeFailure;
}

function wireFrom(start: WatchStart): Wire {
  return new Wire(new Watch(start, Date.now), sendAll);
}

function signOfLife(properties: Properties, wire: Wire, nowMs: number): Outgoing[] {
  const bridge = wellBridge(properties, wire);
  const due = Math.floor(nowMs / 60_000) % SIGN_OF_LIFE_EVERY_MINUTES === 0;
  return due && bridge ? [tasksRequest(properties, bridge, { snapshots: [], notices: [] }, nowMs)] : [];
}

/** The spreadsheet did not take the run time of this tick, and a minute of it is too much to be forgotten. */
function noteIfLong({ byHand, beganMs }: Run): void {
  if (!byHand && Date.now() - beganMs >= HANG_MS)
    noteUncounted({ atMs: beganMs, seconds: secondsSince(beganMs), lockTaken: false });
}

function secondsSince(ms: number): number {
  return Math.round((Date.now() - ms) / 1_000);
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
