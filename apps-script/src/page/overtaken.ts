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
    return own && click.action !== 'start' ? did(click, sinceMs) : situation('done', { sinceMs });
  }
  return own && click.action !== 'postpone'
    ? did(click, sinceMs)
    : situation('started', { who: incident.acknowledgedBy, sinceMs, goOn: 'finish' });
}

export function did(click: Pending, sinceMs: number): Situation {
  switch (click.action) {
    case 'start':
      return situation('youStarted', { who: click.by, sinceMs, goOn: 'finish' });
    case 'finish':
      return situation('youFinished', { who: click.by, sinceMs });
    case 'postpone':
      return situation('youPostponed', { who: click.by, sinceMs: click.untilMs });
  }
}

/** It is written down, and PagerDuty and Slack are yet to hear of it. */
export function accepted(click: Pending): Situation {
  switch (click.action) {
    case 'start':
      return situation('acceptedStart', { who: click.by });
    case 'finish':
      return situation('acceptedFinish', { who: click.by });
    case 'postpone':
      return situation('acceptedPostpone', { who: click.by, sinceMs: click.untilMs });
  }
}
