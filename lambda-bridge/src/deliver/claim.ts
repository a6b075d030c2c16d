// Claims a step, or takes an expired claim over. A claim is ended by its own token, or left to whoever comes after.
import { DeadlinePassed, SlackAmbiguous, SlackRateLimited, SlackRefused } from '../errors';
import { log } from '../log';
import { findPosted } from '../slack/find';
import { type Claim, type Item, writeItem } from '../store/items';
import { type Doubt, doubtOf, withDoubt } from './doubt';
import { lastCalled, leaseOf } from './lease';
import { type Performed, performStep } from './perform';
import type { Delivery } from './session';
import type { Step } from './step';

/** @returns the item after the step, or null where another was faster */
export async function claimStep<B>(
  item: Item<B>,
  step: Step<B>,
  delivery: Delivery<B>,
): Promise<Item<B> | null> {
  const unsure = item.doubts.find(
    ({ post }) => post?.change === step.post?.change && post?.incidentKey === step.post?.incidentKey,
  );
  const sinceMs = Date.now();
  const claim = { sinceMs, ...leaseOf(delivery.session), step };
  return own(
    item,
    claim,
    { lookSinceMs: step.post && unsure ? unsure.sinceMs : null, doubts: item.doubts },
    delivery,
  );
}

/** Finds or finishes what the owner of an expired claim had begun. @returns as `claimStep` */
export async function takeOver<B>(
  item: Item<B>,
  expired: Claim<B>,
  delivery: Delivery<B>,
): Promise<Item<B> | null> {
  const { step, sinceMs } = expired;
  log('warn', 'resumed', { pk: item.pk, change: step.post?.change ?? 'edit' });
  const doubts = withDoubt(item.doubts, doubtOf(step, sinceMs));
  return own(item, { ...expired, ...leaseOf(delivery.session) }, { lookSinceMs: sinceMs, doubts }, delivery);
}

interface Past {
  /** Since when others may have posted the step's message; null where nobody can have. */
  readonly lookSinceMs: number | null;
  /** What the item is in doubt of after this. */
  readonly doubts: readonly Doubt[];
}

async function own<B>(
  item: Item<B>,
  claim: Claim<B>,
  { lookSinceMs, doubts }: Past,
  delivery: Delivery<B>,
): Promise<Item<B> | null> {
  const { kind, session, refusals } = delivery;
  const { step } = claim;
  session.slack.needTime(`a claim of ${item.pk}`);
  const claimed = await writeItem(item, { body: item.body, claim }, kind, session.deadline);
  if (claimed === null) return null;
  let outcomeKnown = lookSinceMs === null;
  let performed: Performed<B>;
  try {
    const isTakenOver = lookSinceMs !== null;
    const found = isTakenOver && step.post ? await findPosted(session.slack, step.post, lookSinceMs) : null;
    outcomeKnown = true;
    performed = await performStep(claimed, claim, { found, doubts, isTakenOver }, delivery);
  } catch (error) {
    const left = afterFailure(error, claimed.body, claim, outcomeKnown, delivery);
    if (left === null) throw error;
    const ended = await writeItem(claimed, { ...left, doubts }, kind, session.deadline);
    if (ended === null || left.body === claimed.body || !(error instanceof SlackRefused)) throw error;
    refusals.push(error);
    return ended;
  }
  if (performed.failure !== null) throw performed.failure;
  return performed.item;
}

/**
 * What a step that posted nothing leaves: a card free for the next try, a card that goes round what refused it, or
 * the claim for a successor. Null where the item stays as it is.
 */
function afterFailure<B>(
  error: unknown,
  body: B,
  claim: Claim<B>,
  outcomeKnown: boolean,
  { kind, refusals }: Delivery<B>,
): { readonly body: B; readonly claim: Claim<B> | null } | null {
  if (error instanceof SlackAmbiguous) return { body, claim: lastCalled(claim) };
  if (error instanceof SlackRefused && (error.scope === 'channel' || error.scope === 'thread')) {
    // A thread that was made anew and refuses, too, is no thread that somebody deleted.
    const isAgain = error.scope === 'thread' && refusals.some(({ scope }) => scope === 'thread');
    return { body: (isAgain ? null : kind.avoid(body, error)) ?? body, claim: null };
  }
  if (error instanceof SlackRateLimited || error instanceof SlackRefused || error instanceof DeadlinePassed) {
    // What a predecessor did is still unknown: its step stays, for anybody at once.
    return { body, claim: outcomeKnown ? null : { ...claim, leaseUntilMs: Date.now() } };
  }
  return null;
}
