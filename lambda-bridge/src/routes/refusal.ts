// Slack refused for good: a person must look, so it is said where the alarm counts it.
import { SlackRefused, Unavailable } from '../errors';
import { log } from '../log';

export function logRefusals(refusals: readonly SlackRefused[]): void {
  for (const { method, code, channel } of refusals) log('error', 'slack.refused', { method, code, channel });
}

/** One entry's failure, as the answer to Apps Script says it. @throws what is no expected failure */
export function failureWord(error: unknown): string {
  if (error instanceof SlackRefused) return refusalWord(error);
  if (error instanceof Unavailable) return 'later';
  throw error;
}

export function refusalWord({ code, channel }: Pick<SlackRefused, 'code' | 'channel'>): string {
  return channel === null ? code : `${code}: ${channel}`;
}
