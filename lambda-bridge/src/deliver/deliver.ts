// One change of one item, told exactly once: read, nothing new → done; else claim → Slack → commit, until all is said.
import { CardBusy, type SlackRefused } from '../errors';
import { log } from '../log';
import { writeAlias } from '../store/alias';
import { type Item, readItem, writeItem } from '../store/items';
import { claimStep, takeOver } from './claim';
import type { Delivery, Session } from './session';
import type { Kind, Step } from './step';

const BUSY_WAIT_MS = 1_000;
const BUSY_LOOK_MS = 200;

export interface Delivered<B> {
  /** The item as it was found. */
  readonly before: B;
  readonly after: B;
  /** What refused us for good on the way, and was gone round. */
  readonly refusals: readonly SlackRefused[];
}

/**
 * @param propose the next step from the item as it is; null where the change brings nothing new
 * @throws Unavailable where the same change, sent again, can succeed; SlackRefused where it cannot
 */
export async function deliver<B>(
  pk: string,
  kind: Kind<B>,
  propose: (body: B) => Step<B> | null,
  session: Session,
): Promise<Delivered<B>> {
  const delivery: Delivery<B> = { kind, session, refusals: [] };
  let item = await readItem(pk, kind, session.deadline);
  const before = item.body;
  let waitedMs = 0;
  for (;;) {
    const step = propose(item.body);
    if (step === null) return { before, after: item.body, refusals: delivery.refusals };
    const { claim } = item;
    let after: Item<B> | null = null;
    if (claim === null) {
      after = await take(item, step, delivery);
    } else if (Date.now() >= claim.leaseUntilMs) {
      after = await takeOver(item, claim, delivery);
    } else {
      if (waitedMs >= BUSY_WAIT_MS) throw new CardBusy(`${pk} is being told by another request`);
      await session.deadline.pause(BUSY_LOOK_MS);
      waitedMs += BUSY_LOOK_MS;
    }
    item = after ?? (await readItem(pk, kind, session.deadline));
  }
}

/** @returns null where another was faster */
async function take<B>(item: Item<B>, step: Step<B>, delivery: Delivery<B>): Promise<Item<B> | null> {
  const { kind, session } = delivery;
  if (step.post !== null) await session.pace.ready(step.post.channel);
  if (step.post !== null || step.edits.length > 0) return claimStep(item, step, delivery);
  if (step.alias !== null) await writeAlias(step.alias, session.deadline);
  const written = await writeItem(item, { body: step.next, claim: null }, kind, session.deadline);
  if (written !== null) log('info', 'recorded', { pk: item.pk });
  return written;
}
