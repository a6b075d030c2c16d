// Something that was looked at, as far as it could be seen.

export type Seen<T> =
  | { readonly kind: 'seen'; readonly value: T }
  /** Looked at in vain. */
  | { readonly kind: 'unseen'; readonly reason: string }
  /** Only the other check sees it: the sheet's, or the terminal's. */
  | { readonly kind: 'hidden' };

export function seen<T>(value: T): Seen<T> {
  return { kind: 'seen', value };
}

export function unseen(reason: string): Seen<never> {
  return { kind: 'unseen', reason };
}

export const HIDDEN: Seen<never> = { kind: 'hidden' };

/** What came back for one request. */
export type RawAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'none'; readonly reason: string };
