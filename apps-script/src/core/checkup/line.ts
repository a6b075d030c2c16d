// One line of a check: what was found, where, and how it is mended.

export type Verdict = 'bad' | 'warning' | 'unknown' | 'ok';

/** The worst first. */
export const VERDICTS: readonly Verdict[] = ['bad', 'warning', 'unknown', 'ok'];

export interface Line {
  /** Stays the same while the same thing is looked at: `service:PABC123`. */
  readonly id: string;
  readonly verdict: Verdict;
  readonly what: string;
  readonly where: string;
  /** Null where nothing is to be done. */
  readonly mend: string | null;
  /** An address that helps: to be opened by a person. */
  readonly link: string | null;
}

/** A finding in words. */
export interface Said {
  readonly what: string;
  readonly mend: string;
}

export function ok(id: string, where: string, what: string): Line {
  return { id, verdict: 'ok', what, where, mend: null, link: null };
}

export function fault(
  id: string,
  verdict: Exclude<Verdict, 'ok'>,
  where: string,
  { what, mend }: Said,
  link: string | null = null,
): Line {
  return { id, verdict, what, where, mend, link };
}

/** The worst first; lines of one verdict stay in their order. */
export function inOrder(lines: readonly Line[]): readonly Line[] {
  return VERDICTS.flatMap((verdict) => lines.filter((line) => line.verdict === verdict));
}
