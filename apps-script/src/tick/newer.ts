// A tick of an older script that meets a spreadsheet of a newer one: it leaves everything as it is, and says so in Slack.
import { newerNotice } from '../core/notices/newer-notice';
import { pushTasks } from '../services/bridge';
import { messageOf } from '../services/fetch';
import type { Properties } from '../services/properties';
import type { NewerBook } from '../services/schema';
import { userTexts } from '../services/user-texts';
import type { Wire } from '../services/wire';
import { usableBridges } from './bridges';

/** What the settings say is not read either: the language is the owner's, the channel the bridge's own. */
export function tellNewer(error: NewerBook, properties: Properties, nowMs: number, wire: Wire): string {
  const { core } = userTexts();
  const notices = [newerNotice(error.version, core, nowMs)];
  const bridges = usableBridges(properties, wire);
  const answer = pushTasks(properties, { snapshots: [], notices }, nowMs, bridges, wire.sendIfEarly);
  return [messageOf(error), answer.kind === 'failed' ? answer.reason : ''].filter(Boolean).join('; ');
}
