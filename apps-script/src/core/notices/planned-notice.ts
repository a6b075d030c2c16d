// A post of its own, once for each id, and the tasks that it tells.
import type { Notice } from '../../../../lambda-bridge/contract';
import type { Task } from '../task';

export interface PlannedNotice {
  readonly notice: Notice;
  /** Tasks that are told with it; told ones count as delivered. */
  readonly tasks: readonly Task[];
}

export function notice(
  id: string,
  level: Notice['level'],
  text: string,
  channel: string,
  nowMs: number,
): Notice {
  return { id, at: new Date(nowMs).toISOString(), level, text, channel, mention: null };
}
