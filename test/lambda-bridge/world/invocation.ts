// One invocation of one instance, and how it was answered.
import type { HttpResponse } from '../../sandbox/http';
import type { Instance } from './instance';

export interface Invocation {
  readonly instance: Instance;
  readonly path: string;
  readonly startedMs: number;
  /** Whether it was frozen on the way: then it may be late. */
  frozen: boolean;
  /** Undefined while there is no answer. */
  answer: HttpResponse | undefined;
  answeredMs: number | undefined;
  /** Calls that were still awaited when it answered; Lambda would freeze them. */
  openCalls: number;
}
