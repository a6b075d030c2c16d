// How long a claim is its owner's: until nothing that he began can take effect any more.
import type { Claim } from '../store/items';
import type { Session } from './session';

/** How long a last call may still take effect: after its owner's deadline, and after an unknown outcome. */
const LEASE_MS = 10_000;

export function leaseOf({ deadline }: Session): Pick<Claim<unknown>, 'deadlineMs' | 'leaseUntilMs'> {
  return { deadlineMs: deadline.atMs, leaseUntilMs: deadline.atMs + LEASE_MS };
}

/** After a call whose outcome is unknown its owner calls no more. */
export function lastCalled<B>(claim: Claim<B>): Claim<B> {
  return { ...claim, leaseUntilMs: Math.min(claim.leaseUntilMs, Date.now() + LEASE_MS) };
}
