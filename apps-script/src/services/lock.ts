// The script lock: one tick, click or set-up at a time. It is released by the run's end, however it ends.

/** A click holds the lock while it reads and changes an incident, so a tick waits for it. */
const WAIT_MS = 15_000;

export function tryLock(): boolean {
  return LockService.getScriptLock().tryLock(WAIT_MS);
}
