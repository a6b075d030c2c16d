// The steps of a tick, from the sheet's reading to the record: read → plan → act → record.

import { BUILD } from '../build';
import { runTimeWarning } from '../core/health/run-time';
import { selfCheck } from '../core/health/self-check';
import { isNewTicker, ticked } from '../core/health/ticked';
import { actsOf, decide } from '../core/plan/decide';
import { plan } from '../core/plan/plan';
import { tasksRequest } from '../services/bridge';
import { sha256Hex } from '../services/crypto';
import { type Outgoing, sendAll } from '../services/fetch';
import type { Properties } from '../services/properties';
import { tellingIn } from '../services/telling';
import { Watch, type WatchStart } from '../services/watch';
import { Wire } from '../services/wire';
import { carryOut } from './act';
import { ask } from './ask';
import { tryBridges, wellBridge } from './bridges';
import { doChores } from './chores';
import { Draft } from './draft';
import { logSteps } from './log';
import { canLook, lookAgain } from './look';
import { readAll, readSheet, type TickReading } from './read';
import { Recorder, type Run } from './recorder';
import { tell } from './tell';

/** The bridge raises an alarm when it has heard nothing for 15 minutes. */
const SIGN_OF_LIFE_EVERY_MINUTES = 5;

/** How far a run has come, for whoever ends it. */
export interface Session extends Run {
  wire: Wire;
  /** Null until there is something to record, and after a failure: a write is never repeated within a tick. */
  recorder: Recorder | null;
}

/** @returns why the tick was not complete, null when it was */
export function play(properties: Properties, session: Session): string | null {
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
  const recorder = new Recorder(
    draft,
    wire,
    session,
    memory,
    quotaMinutes,
    byHand ? [] : properties.UNCOUNTED_TICKS,
  );
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
  draft.put(carryOut(actsOf(decisions), reading.texts, properties, nowMs, wire.send));
  logSteps(planned.steps, draft.tasks);

  // A push that may hang comes after a record: what was done in PagerDuty is then known whatever happens.
  if (!wellBridge(properties, wire)) recorder.save(planned.memory, false);
  // A tick with changes to write has no round trip to spare; one that only asks again has.
  const looks = (asking.length === 0 || draft.isQuiet) && canLook(reading);
  const look = looks ? lookAgain(reading, draft.tasks, properties, nowMs, wire) : memory.look;
  const remembered = { ...planned.memory, look };
  const told = tell(draft.tasks, reading, remembered, telling, properties, nowMs, wire);
  draft.put(told.tasks);
  const tellingChanged = JSON.stringify(told.told) !== JSON.stringify(memory.told);
  const lapse = selfCheck(told.tasks, reading, nowMs);
  const unread = unreadPart(from);
  const isGood = !told.failure && !unread && !lapse && wellBridge(properties, wire) !== undefined;
  const account = byHand ? null : Session.getEffectiveUser().getEmail();
  const tickedNow = ticked(memory.ticked, { build: BUILD, account, isGood, nowMs });
  const isNewForm = part.book.isRaised || isNewTicker(memory.ticked, tickedNow);
  const recorded = { ...remembered, ticked: tickedNow, told: told.told };
  recorder.save(recorded, planned.memoryMatters || tellingChanged || looks || isNewForm);
  const bridgeFailure = tryBridges(properties, wire, nowMs);
  const trouble = told.failure ?? unread ?? bridgeFailure;
  const hasTime = draft.isQuiet && !wire.watch.isLate;
  const undone = hasTime ? doChores(from, draft, recorder, recorded, nowMs) : null;
  const failures = [trouble, undone, lapse].filter(Boolean);
  const warning = failures.length > 0 ? runTimeWarning(memory.runTime, quotaMinutes, nowMs) : null;
  return [...failures, warning].filter(Boolean).join('; ') || null;
}

export function wireFrom(start: WatchStart): Wire {
  return new Wire(new Watch(start, Date.now), sendAll);
}

function signOfLife(properties: Properties, wire: Wire, nowMs: number): Outgoing[] {
  const bridge = wellBridge(properties, wire);
  const due = Math.floor(nowMs / 60_000) % SIGN_OF_LIFE_EVERY_MINUTES === 0;
  return due && bridge ? [tasksRequest(properties, bridge, { snapshots: [], notices: [] }, nowMs)] : [];
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
