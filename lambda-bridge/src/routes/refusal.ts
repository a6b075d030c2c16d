// Slack refused for good: a person must look, so it is said where the alarm counts it.
import { distrustEnvironment } from '../environment';
import { SlackRefused, Unavailable } from '../errors';
import { log } from '../log';

export function reportRefusals(refusals: readonly SlackRefused[]): void {
  for (const { method, code, channel, scope } of refusals) {
    log('error', 'slack.refused', { method, code, channel });
    if (scope === 'access') distrustEnvironment();
  }
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
