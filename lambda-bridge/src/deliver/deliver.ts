// One change of one item, told exactly once: read, nothing new → done; else claim → Slack → commit, until all is said.
import { CardBusy, type SlackRefused } from '../errors';
import { log } from '../log';
import { writeAlias } from '../store/alias';
import { type Item, readItem, writeItem } from '../store/items';
import { claimStep, takeOver } from './claim';
import { type Delivery, isLate, type Session } from './session';
import { settle, settleOwn } from './settle';
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
  const { body: before, doubts } = item;
  let waitedMs = 0;
  for (;;) {
    const { claim } = item;
    const step = propose(item.body);
    let after: Item<B> | null = null;
    if (claim !== null && Date.now() >= claim.leaseUntilMs) {
      // Also by one who brings nothing new: who began it may never come again.
      after = await settlingIfLate(takeOver(item, claim, delivery), pk, claim.step, claim.sinceMs, delivery);
    } else if (step === null) {
      break;
    } else if (claim === null) {
      after = await take(item, step, delivery);
    } else {
      if (waitedMs >= BUSY_WAIT_MS) throw new CardBusy(`${pk} is being told by another request`);
      await session.deadline.pause(BUSY_LOOK_MS);
      waitedMs += BUSY_LOOK_MS;
    }
    item = after ?? (await readItem(pk, kind, session.deadline));
  }
  await settle(item, doubts, delivery);
  return { before, after: item.body, refusals: delivery.refusals };
}

/** @returns null where another was faster */
async function take<B>(item: Item<B>, step: Step<B>, delivery: Delivery<B>): Promise<Item<B> | null> {
  const { kind, session } = delivery;
  const { pk } = item;
  if (step.post !== null) await session.pace.ready(step.post.channel);
  if (step.post !== null || step.edits.length > 0) {
    return settlingIfLate(claimStep(item, step, delivery), pk, step, Date.now(), delivery);
  }
  if (step.alias !== null) await writeAlias(step.alias, session.deadline);
  const written = await writeItem(item, { body: step.next, claim: null }, kind, session.deadline);
  if (written !== null) log('info', 'recorded', { pk });
  return written;
}

/** One that was frozen sees to it that what it did last is no harm. @throws what `performing` throws */
async function settlingIfLate<B>(
  performing: Promise<Item<B> | null>,
  pk: string,
  step: Step<B>,
  sinceMs: number,
  delivery: Delivery<B>,
): Promise<Item<B> | null> {
  try {
    return await performing;
  } catch (error) {
    if (isLate(delivery.session)) await settleOwn(pk, step, sinceMs, delivery);
    throw error;
  }
}
