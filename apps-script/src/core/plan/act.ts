// What PagerDuty said to a step's question, what is to be done there, and what a tick decides of both.
import type { Incident } from '../incident';
import type { IncidentLog } from '../incident-log';
import type { Digest } from '../keys';
import type { Task } from '../task';
import type { CoreTexts } from '../texts';
import type { LateStart } from './late-start';

/** What a look-up by key or a GET by id said. `unknown`: no answer, or one that proves nothing. */
export type Finding =
  | {
      readonly kind: 'incidents';
      readonly incidents: readonly Incident[];
      /** Of the incident that was asked for by id; null where it was not asked for or not read. */
      readonly log: IncidentLog | null;
    }
  | { readonly kind: 'unknown' };

export type Act =
  | { readonly kind: 'create'; readonly task: Task }
  | { readonly kind: 'acknowledge'; readonly task: Task; readonly incidentId: string; readonly note: string }
  | { readonly kind: 'clear'; readonly task: Task; readonly incidentId: string; readonly resolution: string }
  | {
      readonly kind: 'resolve';
      readonly task: Task;
      readonly incidentId: string;
      readonly resolution: string;
      /** The start whose acknowledgement reopened what is resolved once more now. */
      readonly late: LateStart | null;
    };

export interface Decision {
  readonly task: Task;
  readonly act: Act | null;
}

export interface Deciding {
  /** Whether the bridge has heard what the steps are about to do. */
  readonly announced: boolean;
  readonly texts: CoreTexts;
  readonly digest: Digest;
  readonly nowMs: number;
}

/** Nothing is to be done in PagerDuty. */
export function settled(task: Task): Decision {
  return { task, act: null };
}
