// What Slack refused for good is said where the alarm counts it, since a person must mend it; a message that somebody
// deleted is none of these: it appears anew, or has nothing more to show.
import { distrustEnvironment } from '../environment';
import type { SlackRefused } from '../errors';
import { log } from '../log';

export function reportRefusals(refusals: readonly SlackRefused[]): void {
  for (const { method, code, channel, scope } of refusals) {
    if (scope === 'thread') log('warn', 'message.gone', { method, code, channel });
    else log('error', 'slack.refused', { method, code, channel });
    if (scope === 'access') distrustEnvironment();
  }
}
