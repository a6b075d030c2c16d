// A click that finds its change already made: who was quicker? Pure.
import type { Incident } from '../core/incident';
import { isOfClick } from '../core/plan/incident-state';
import type { Pending } from '../core/task';
import { type Situation, situation } from './situation';

/** @param again an earlier call of the same click wrote its line, so the change may be its own */
export function overtaken(incident: Incident, click: Pending, again: boolean): Situation {
  const own = again && isOfClick(click, incident);
  const sinceMs = incident.changedMs;
  if (incident.status === 'resolved') {
    return own && click.action === 'finish' ? did(click, sinceMs) : situation('done', { sinceMs });
  }
  return own
    ? did(click, sinceMs)
    : situation('started', { who: incident.acknowledgedBy, sinceMs, goOn: 'finish' });
}

export function did(click: Pending, sinceMs: number): Situation {
  return click.action === 'start'
    ? situation('youStarted', { who: click.by, sinceMs, goOn: 'finish' })
    : situation('youFinished', { who: click.by, sinceMs });
}
