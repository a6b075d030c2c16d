// The timers of an incident, which its `pending_actions` show. Arming one again replaces it.
import type { VirtualClock } from '../clock';
import type { Incident, PendingAction } from './records';

export function arm(
  clock: VirtualClock,
  incident: Incident,
  action: PendingAction,
  afterMs: number,
  run: () => void,
): void {
  disarm(incident, action);
  const timer = clock.at(clock.nowMs + afterMs, () => {
    incident.pending.delete(action);
    run();
  });
  incident.pending.set(action, timer);
}

export function disarm(incident: Incident, ...actions: readonly PendingAction[]): void {
  for (const action of actions) {
    incident.pending.get(action)?.cancel();
    incident.pending.delete(action);
  }
}
