// What an owner that was given up did after all: a message that was doubled is deleted, one that was overwritten is
// edited anew. It is tried whenever somebody has to do with the item, after the news; where it fails, the next one tries.
import { Deadline } from '../deadline';
import { SlackRefused, Unavailable } from '../errors';
import { log } from '../log';
import { deleteIfThere, findAll } from '../slack/find';
import { type Item, readItem } from '../store/items';
import { claimStep } from './claim';
import { type Doubt, doubtOf } from './doubt';
import { type Delivery, withDeadline } from './session';
import type { Step } from './step';

/** The news is told by then: looking may not make its sender wait much longer. */
const SETTLE_MS = 1_500;
/** Nobody waits for the answer of one that was frozen. */
const LATE_MS = 3_000;
const LOOK_MS = 200;

export async function settle<B>(
  item: Item<B>,
  doubts: readonly Doubt[],
  delivery: Delivery<B>,
): Promise<void> {
  const { deadline } = delivery.session;
  if (doubts.length === 0 || item.claim !== null || deadline.leftMs <= 0) return;
  await within(Math.min(SETTLE_MS, deadline.leftMs), item.pk, delivery, (bounded) =>
    lookInto(item, doubts, bounded),
  );
}

/** By one that was frozen, and finds that others went on: waits for their end. */
export async function settleOwn<B>(
  pk: string,
  step: Step<B>,
  sinceMs: number,
  delivery: Delivery<B>,
): Promise<void> {
  await within(LATE_MS, pk, delivery, async (bounded) => {
    const { kind, session } = bounded;
    let item = await readItem(pk, kind, session.deadline);
    while (item.claim !== null) {
      // Whoever takes this over looks for what its owner did.
      if (Date.now() >= item.claim.leaseUntilMs) return;
      await session.deadline.pause(LOOK_MS);
      item = await readItem(pk, kind, session.deadline);
    }
    await lookInto(item, [doubtOf(step, sinceMs)], bounded);
  });
}

async function lookInto<B>(item: Item<B>, doubts: readonly Doubt[], delivery: Delivery<B>): Promise<void> {
  const { kind, session } = delivery;
  for (const { post, sinceMs } of doubts) {
    const told = post === null ? [] : kind.toldAs(item.body, post.change);
    // What was not told yet is looked for by whoever tells it.
    if (post === null || told.length === 0) continue;
    for (const ts of await findAll(session.slack, post, sinceMs).catch(noneWhereRefused)) {
      if (!told.includes(ts)) await deleteIfThere(session.slack, post, ts);
    }
  }
  const stale = kind
    .messages(item.body)
    .filter(({ ts, digest }) =>
      doubts.some(({ edits }) => edits.some((edit) => edit.ts === ts && edit.digest !== digest)),
    );
  if (stale.length > 0) {
    await claimStep(item, { next: item.body, post: null, edits: stale, alias: null }, delivery);
  }
}

/** A thread that is gone took its lines along; the other doubts are looked into all the same. */
function noneWhereRefused(error: unknown): readonly string[] {
  if (error instanceof SlackRefused) return [];
  throw error;
}

async function within<B>(
  ms: number,
  pk: string,
  delivery: Delivery<B>,
  run: (bounded: Delivery<B>) => Promise<void>,
): Promise<void> {
  try {
    await run({ ...delivery, session: withDeadline(delivery.session, Deadline.in(ms)) });
  } catch (error) {
    if (!(error instanceof Unavailable || error instanceof SlackRefused)) throw error;
    log('warn', 'unsettled', { pk, reason: error.message });
  }
}
