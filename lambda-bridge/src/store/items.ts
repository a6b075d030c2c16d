// Items of the table: every write is conditional on what was read, so that of two writers one always knows it lost.
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Deadline } from '../deadline';
import { type Doubt, liveDoubts } from '../deliver/doubt';
import type { Kind, Step } from '../deliver/step';
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

const storedSchema = v.object({
  Item: v.optional(
    v.object({
      version: v.object({ N: v.pipe(v.string(), v.transform(Number)) }),
      token: v.object({ S: v.string() }),
      body: v.object({ S: v.string() }),
      claim: v.optional(v.object({ B: v.string() })),
      doubts: v.optional(v.object({ S: v.pipe(v.string(), v.parseJson()) })),
    }),
  ),
});

const claimSchema = v.object({
  sinceMs: v.number(),
  deadlineMs: v.number(),
  leaseUntilMs: v.number(),
  step: v.looseObject({ next: v.unknown() }),
});

const doubtsSchema = v.custom<readonly Doubt[]>(Array.isArray, 'doubts');

export async function readItem<B>(pk: string, kind: Kind<B>, deadline: Deadline): Promise<Item<B>> {
  const stored = v.parse(storedSchema, await getItem(pk, deadline)).Item;
  if (stored === undefined) return { pk, version: 0, token: '', body: kind.absent, claim: null, doubts: [] };
  return {
    pk,
    version: stored.version.N,
    token: stored.token.S,
    body: kind.parse(JSON.parse(stored.body.S)),
    claim: stored.claim === undefined ? null : parseClaim(unpack(stored.claim.B, stored.body.S), kind),
    doubts: stored.doubts === undefined ? [] : liveDoubts(v.parse(doubtsSchema, stored.doubts.S)),
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

function parseClaim<B>(stored: string, kind: Kind<B>): Claim<B> {
  const claim = v.parse(claimSchema, JSON.parse(stored));
  return { ...claim, step: { ...(claim.step as unknown as Step<B>), next: kind.parse(claim.step.next) } };
}
