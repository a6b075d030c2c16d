// A claimed step in Slack, then its commit. What fails before anything was posted is thrown as it is.
import { Deadline } from '../deadline';
import { CardBusy, DeadlinePassed, SlackAmbiguous, SlackRateLimited, SlackRefused } from '../errors';
import { log } from '../log';
import { reportRefusals } from '../slack/report';
import { writeAlias } from '../store/alias';
import { type Claim, type Item, writeItem } from '../store/items';
import type { Doubt } from './doubt';
import { lastCalled } from './lease';
import { type Delivery, isLate, type Session } from './session';
import type { Edit, Post } from './step';

/** What one that was frozen still has for its commit. */
const COMMIT_MS = 3_000;

export interface Performed<B> {
  /** As committed; its claim stays where the outcome of an edit is unknown. */
  readonly item: Item<B>;
  /** Why not all edits were made; they are made up for when the same change comes again. */
  readonly failure: Error | null;
}

/** What came before. */
export interface Predecessor {
  /** The ts of the step's message where a predecessor had posted it. */
  readonly found: string | null;
  /** What the item is in doubt of after this step. */
  readonly doubts: readonly Doubt[];
  /** Whether the step was begun by another; then it stands among the doubts. */
  readonly isTakenOver: boolean;
}

/** @throws the failure of a post that was not made */
export async function performStep<B>(
  claimed: Item<B>,
  claim: Claim<B>,
  { found, doubts, isTakenOver }: Predecessor,
  { kind, session }: Delivery<B>,
): Promise<Performed<B>> {
  const { step } = claim;
  // By the owner alone, so that parallel deliveries of a first event do not each write it.
  if (step.alias !== null) await writeAlias(step.alias, session.deadline);
  const postedTs = step.post === null ? null : (found ?? (await post(step.post, session)));
  const postedMs = postedTs === null || found !== null ? null : Date.now();
  const { edited, failure } = await edit(step.edits, session);
  const body = kind.record(step.next, step.post, { postedTs, postedMs, edited });
  const deadline = isLate(session) ? Deadline.in(COMMIT_MS) : session.deadline;
  // Edits of which nobody knows a second time are left to the doubts: news must not wait for one message for ever.
  const isUnsure = failure instanceof SlackAmbiguous && !(isTakenOver && step.post === null);
  const left = isUnsure
    ? { body: claimed.body, claim: editing(claim, body, edited.length) }
    : { body, claim: null };
  const committed = await writeItem(claimed, { ...left, doubts }, kind, deadline);
  if (committed === null) throw new CardBusy(`${claimed.pk} was taken over by another request`);
  log('info', 'told', {
    pk: claimed.pk,
    change: step.post?.change ?? 'edit',
    ts: postedTs,
    edits: edited.length,
  });
  return { item: committed, failure };
}

/** What is left of a claim once its message stands: whoever takes it over need not look for it, only edit. */
function editing<B>(claim: Claim<B>, next: B, edited: number): Claim<B> {
  const { step } = claim;
  return lastCalled({ ...claim, step: { next, post: null, edits: step.edits.slice(edited), alias: null } });
}

function post(message: Post, { slack, pace }: Session): Promise<string> {
  return pace.post(message.channel, () => slack.post(message));
}

/**
 * Edits can be made again: what Slack or we have no time for stays to be made up, what can never be made is let go. A
 * message that was just posted must be committed all the same, or withdrawn where a successor was faster.
 */
async function edit(
  edits: readonly Edit[],
  { slack }: Session,
): Promise<{ readonly edited: readonly Edit[]; readonly failure: Error | null }> {
  const edited: Edit[] = [];
  for (const each of edits) {
    try {
      await slack.update(each);
    } catch (error) {
      const isRefused = error instanceof SlackRefused;
      const hasNoTime = error instanceof SlackRateLimited || error instanceof DeadlinePassed;
      if (hasNoTime || error instanceof SlackAmbiguous || (isRefused && error.scope === 'access')) {
        return { edited, failure: error };
      }
      if (!isRefused) throw error;
      reportRefusals([error]);
    }
    edited.push(each);
  }
  return { edited, failure: null };
}
