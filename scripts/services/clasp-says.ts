// What clasp's error lines mean. It ends with code 0 for some of its own refusals, and prints Google's words for the rest.

export type ClaspReason =
  | 'loggedOut'
  | 'expired'
  | 'apiOff'
  | 'notFound'
  | 'forbidden'
  | 'tooMany'
  | 'unreachable'
  | 'other';

const SIGNS: readonly (readonly [RegExp, ClaspReason])[] = [
  [/No credentials found/i, 'loggedOut'],
  [/invalid_grant|invalid_rapt|invalid authentication credentials|invalid_token/i, 'expired'],
  [/has not enabled the Apps Script API/i, 'apiOff'],
  [/entity was not found/i, 'notFound'],
  [/does not have permission|PERMISSION_DENIED/i, 'forbidden'],
  [/too many|quota|rate limit|limit of \d+|maximum number/i, 'tooMany'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|socket hang up|Backend Error/i,
    'unreachable',
  ],
];

/** clasp did not do what it was asked to, whatever its exit code. */
export class ClaspSaidNo extends Error {
  override readonly name = 'ClaspSaidNo';
  readonly reason: ClaspReason;

  /** @param words what it printed last; empty where it said nothing at all */
  constructor(command: string, words: string) {
    super(`clasp ${command}: ${words === '' ? 'it said nothing and did nothing' : words}`);
    this.reason = SIGNS.find(([sign]) => sign.test(words))?.[1] ?? 'other';
  }
}
