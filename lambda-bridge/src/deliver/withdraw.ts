// An owner that was frozen past its lease may have posted what its successor posted too: then its own message goes.
import type { Deadline } from '../deadline';
import { log } from '../log';
import type { SlackClient } from '../slack/client';
import { readItem } from '../store/items';
import type { Kind } from './step';

const LOOK_MS = 200;

/** Waits until the successor has committed; deletes the message unless the item knows it. */
export async function withdrawIfDoubled<B>(
  pk: string,
  kind: Kind<B>,
  channel: string,
  ts: string,
  slack: SlackClient,
  deadline: Deadline,
): Promise<void> {
  let item = await readItem(pk, kind, deadline);
  while (item.claim !== null) {
    await deadline.pause(LOOK_MS);
    item = await readItem(pk, kind, deadline);
  }
  if (kind.knows(item.body, ts)) return;
  await slack.delete(channel, ts);
  log('warn', 'withdrawn', { pk, channel, ts });
}
