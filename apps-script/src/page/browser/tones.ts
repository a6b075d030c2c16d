// What a case means to the visitor, beside its words: the status's colour, and whether the same press is still to be made.
import type { PageCase } from '../view';

type Tone = 'attention' | 'active' | 'good' | 'trouble' | 'quiet';

export const TONES: Readonly<Record<PageCase, Tone>> = {
  ready: 'attention',
  opening: 'attention',
  failed: 'attention',
  reopened: 'attention',
  unstarted: 'attention',
  nameless: 'attention',
  canFinish: 'active',
  started: 'active',
  soon: 'active',
  youStarted: 'good',
  youFinished: 'good',
  acceptedStart: 'good',
  acceptedFinish: 'good',
  done: 'good',
  closedAgain: 'good',
  youPostponed: 'good',
  acceptedPostpone: 'good',
  untimely: 'attention',
  postponed: 'quiet',
  notDue: 'quiet',
  cancelled: 'quiet',
  moved: 'quiet',
  skipped: 'quiet',
  missed: 'trouble',
  expired: 'trouble',
  invalid: 'trouble',
  newerLink: 'trouble',
  unknown: 'trouble',
  busy: 'trouble',
  troubled: 'trouble',
  outdated: 'trouble',
  checked: 'good',
  unreachable: 'trouble',
};

/** After these the press is still to be made, or its fate is unknown: it keeps its nonce, so it never counts twice. */
export const UNDECIDED: ReadonlySet<PageCase> = new Set(['busy', 'nameless', 'troubled', 'unreachable']);

/** Cases that tell of a time to come. */
export const AHEAD: ReadonlySet<PageCase> = new Set([
  'notDue',
  'moved',
  'postponed',
  'untimely',
  'acceptedPostpone',
  'youPostponed',
]);

/** Cases that pass by themselves. */
export const PASSING: ReadonlySet<PageCase> = new Set(['notDue', 'postponed', 'soon', 'troubled']);
