// One run of the trigger: read → plan → act → record. A tick that dies anywhere is finished by the next:
// what is about to be done stands in the ledger before it is done, and is looked up before it is done again.
import { HANG_MS } from './core/health/health';
import { NEW_MEMORY } from './core/memory';
import { messageOf } from './services/fetch';
import { beat } from './services/heartbeat';
import { tryLock } from './services/lock';
import { type Properties, readProperties } from './services/properties';
import { NewerBook } from './services/schema';
import { noteUncounted } from './services/uncounted';
import { userTexts } from './services/user-texts';
import { tellNewer } from './tick/newer';
import { play, type Session, wireFrom } from './tick/play';
import type { Run } from './tick/recorder';

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
    if (byHand) return userTexts().menu.faults.busy;
    noteUncounted({ atMs: beganMs, seconds: secondsSince(beganMs), lockTaken: true });
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
    failure = playOrStandStill(properties, session);
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

function playOrStandStill(properties: Properties, session: Session): string | null {
  try {
    return play(properties, session);
  } catch (error) {
    if (!(error instanceof NewerBook)) throw error;
    return tellNewer(error, properties, session.nowMs, session.wire);
  }
}

/** The spreadsheet did not take the run time of this tick, and a minute of it is too much to be forgotten. */
function noteIfLong({ byHand, beganMs }: Run): void {
  if (!byHand && Date.now() - beganMs >= HANG_MS)
    noteUncounted({ atMs: beganMs, seconds: secondsSince(beganMs), lockTaken: false });
}

function secondsSince(ms: number): number {
  return Math.round((Date.now() - ms) / 1_000);
}
