// The signed token in a card's links: which task, which attempt, which action, until when.
// `<payload>.<signature>`, both base64url: it can be read by anyone and made by Toban alone.
import * as v from 'valibot';

export type LinkAction = 'start' | 'finish';

export interface LinkClaim {
  readonly taskKey: string;
  readonly attempt: number;
  readonly action: LinkAction;
  readonly expiresMs: number;
}

/** What signing needs of the platform. */
export interface LinkCrypto {
  readonly encode: (text: string) => string;
  /** Throws where the text is no base64url. */
  readonly decode: (encoded: string) => string;
  /** HMAC-SHA256 with the link secret, base64url without padding. */
  readonly sign: (text: string) => string;
}

export type LinkReading =
  | { readonly kind: 'valid'; readonly claim: LinkClaim }
  | { readonly kind: 'expired'; readonly claim: LinkClaim }
  /** Ours, and of a form that this script does not know. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'invalid' };

const VERSION = 1;
const payloadSchema = v.tuple([
  v.literal(VERSION),
  v.string(),
  v.pipe(v.number(), v.integer(), v.minValue(1)),
  v.picklist(['start', 'finish']),
  v.pipe(v.number(), v.integer()),
]);

/** Whatever follows the number. */
const newerSchema = v.looseTuple([v.pipe(v.number(), v.integer(), v.gtValue(VERSION))]);

export function writeToken(claim: LinkClaim, crypto: LinkCrypto): string {
  const { taskKey, attempt, action, expiresMs } = claim;
  const payload = crypto.encode(JSON.stringify([VERSION, taskKey, attempt, action, expiresMs]));
  return `${payload}.${crypto.sign(payload)}`;
}

export function readToken(token: string, crypto: LinkCrypto, nowMs: number): LinkReading {
  const [payload, signature, ...rest] = token.split('.');
  if (!payload || !signature || rest.length > 0) return { kind: 'invalid' };
  if (!sameText(signature, crypto.sign(payload))) return { kind: 'invalid' };
  const value = parseJson(payload, crypto);
  if (v.is(newerSchema, value)) return { kind: 'newer' };
  const parsed = v.safeParse(payloadSchema, value);
  if (!parsed.success) return { kind: 'invalid' };
  const [, taskKey, attempt, action, expiresMs] = parsed.output;
  const claim: LinkClaim = { taskKey, attempt, action, expiresMs };
  return { kind: nowMs <= expiresMs ? 'valid' : 'expired', claim };
}

function parseJson(payload: string, crypto: LinkCrypto): unknown {
  try {
    return JSON.parse(crypto.decode(payload));
  } catch {
    return undefined;
  }
}

/** Compares in a time that does not depend on where the texts differ. */
function sameText(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index += 1) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index % Math.max(right.length, 1));
  }
  return difference === 0;
}
