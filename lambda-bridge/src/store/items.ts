// Items of the table: every write is conditional on what was read, so that of two writers one always knows it lost.
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Deadline } from '../deadline';
import { type Doubt, liveDoubts } from '../deliver/doubt';
import type { Kind, Step } from '../deliver/step';
import { UnreadableItem } from '../errors';
import { log } from '../log';
import { type Attributes, type Condition, getItem, putItem } from './dynamodb';
import { pack, unpack } from './packed';

/** Somebody is performing `step`; only with this item's token may they end it. */
export interface Claim<B> {
  /** When the first of those who took this step over claimed it, epoch milliseconds. */
  readonly sinceMs: number;
  /** Until when the owner may still call Slack. */
  readonly deadlineMs: number;
  /** From when on another may take over. */
  readonly leaseUntilMs: number;
  readonly step: Step<B>;
}

export interface Item<B> {
  readonly pk: string;
  /** 0 where there is none yet. */
  readonly version: number;
  /** Of the last write. */
  readonly token: string;
  readonly body: B;
  readonly claim: Claim<B> | null;
  /** Steps of which something may still come. */
  readonly doubts: readonly Doubt[];
}

const doubtsSchema = v.custom<readonly Doubt[]>(Array.isArray, 'doubts');

const storedSchema = v.object({
  Item: v.optional(
    v.object({
      version: v.object({ N: v.pipe(v.string(), v.transform(Number)) }),
      token: v.object({ S: v.string() }),
      body: v.object({ S: v.string() }),
      claim: v.optional(v.object({ B: v.string() })),
      // Unreadable ones are let go: what they would tidy up is rare, and a card must be told.
      doubts: v.fallback(
        v.optional(v.object({ S: v.pipe(v.string(), v.parseJson(), doubtsSchema) })),
        undefined,
      ),
    }),
  ),
});

const claimSchema = v.object({
  sinceMs: v.number(),
  deadlineMs: v.number(),
  leaseUntilMs: v.number(),
  step: v.looseObject({ next: v.unknown() }),
});

/** @throws UnreadableItem */
export async function readItem<B>(pk: string, kind: Kind<B>, deadline: Deadline): Promise<Item<B>> {
  const output = await getItem(pk, deadline);
  try {
    return parseItem(pk, output, kind);
  } catch (cause) {
    const mend = 'restore it by point-in-time recovery, or delete it: then its task gets a new card';
    throw new UnreadableItem(`${pk} cannot be read: ${mend}`, { cause });
  }
}

function parseItem<B>(pk: string, output: unknown, kind: Kind<B>): Item<B> {
  const stored = v.parse(storedSchema, output).Item;
  if (stored === undefined) return { pk, version: 0, token: '', body: kind.absent, claim: null, doubts: [] };
  return {
    pk,
    version: stored.version.N,
    token: stored.token.S,
    body: kind.parse(JSON.parse(stored.body.S)),
    claim: stored.claim === undefined ? null : claimOf(pk, stored.claim.B, stored.body.S, kind),
    doubts: liveDoubts(stored.doubts?.S ?? []),
  };
}

/**
 * @param write without `doubts` they stay
 * @returns the item as written, or null where another wrote since it was read
 */
export async function writeItem<B>(
  read: Item<B>,
  write: { readonly body: B; readonly claim: Claim<B> | null; readonly doubts?: readonly Doubt[] },
  kind: Kind<B>,
  deadline: Deadline,
): Promise<Item<B> | null> {
  const version = read.version + 1;
  const written: Item<B> = { doubts: read.doubts, ...write, pk: read.pk, version, token: randomUUID() };
  const body = JSON.stringify(written.body);
  const expiresAt = write.claim === null ? kind.expiresAt(write.body, Date.now()) : null;
  const attributes: Attributes = {
    pk: { S: written.pk },
    version: { N: String(written.version) },
    token: { S: written.token },
    body: { S: body },
    ...(written.claim === null ? {} : { claim: { B: pack(JSON.stringify(written.claim), body) } }),
    ...(written.doubts.length === 0 ? {} : { doubts: { S: JSON.stringify(written.doubts) } }),
    ...(expiresAt === null ? {} : { expiresAt: { N: String(expiresAt) } }),
  };
  const { refused, retried } = await putItem(attributes, unchangedSince(read), deadline);
  if (!refused) return written;
  // An earlier try may have succeeded with its answer lost: then the token in the table is ours.
  const isOurs = retried && (await readItem(read.pk, kind, deadline)).token === written.token;
  return isOurs ? written : null;
}

function unchangedSince(read: Item<unknown>): Condition {
  if (read.version === 0) {
    return { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } };
  }
  const sameVersion = '#version = :version';
  const sameToken = '#token = :token';
  return {
    ConditionExpression: `${sameVersion} AND ${sameToken}`,
    ExpressionAttributeNames: { '#version': 'version', '#token': 'token' },
    ExpressionAttributeValues: { ':version': { N: String(read.version) }, ':token': { S: read.token } },
  };
}

/**
 * Null also where it cannot be read: of another form, or beside a body that was changed by hand. Its step may then be told
 * twice; kept, it would stop all that is still to be told of the item.
 */
function claimOf<B>(pk: string, packed: string, body: string, kind: Kind<B>): Claim<B> | null {
  try {
    const claim = v.parse(claimSchema, JSON.parse(unpack(packed, body)));
    return { ...claim, step: { ...(claim.step as unknown as Step<B>), next: kind.parse(claim.step.next) } };
  } catch {
    log('error', 'unexpected', { reason: `the claim of ${pk} cannot be read and is let go`, stack: null });
    return null;
  }
}
