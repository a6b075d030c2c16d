// Why a request could not be served: one class for each reason that a caller treats differently.
// `http/answer.ts` maps them to HTTP statuses. Messages carry ids and the mend, never a secret or a body.

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

export class BadSignature extends Error {
  override readonly name = 'BadSignature';
}

export class Undecodable extends Error {
  override readonly name = 'Undecodable';
}

/** A value that the operator must set is missing; the message names it. */
export class NotConfigured extends Error {
  override readonly name = 'NotConfigured';
}

/** An item of the table is none of ours; the message names it. */
export class UnreadableItem extends Error {
  override readonly name = 'UnreadableItem';
}

/** Something passing: the same request, sent again later, can succeed. */
export class Unavailable extends Error {
  override readonly name: string = 'Unavailable';
}

export class DeadlinePassed extends Unavailable {
  override readonly name = 'DeadlinePassed';
}

/** Somebody else is telling something of this card. */
export class CardBusy extends Unavailable {
  override readonly name = 'CardBusy';
}

export class StoreUnavailable extends Unavailable {
  override readonly name = 'StoreUnavailable';
}

/** Slack did nothing, and takes calls again after `retryAfterMs`. */
export class SlackRateLimited extends Unavailable {
  override readonly name = 'SlackRateLimited';
  constructor(
    message: string,
    readonly retryAfterMs: number,
  ) {
    super(message);
  }
}

/** Slack may have done it or not: look before doing it again. */
export class SlackAmbiguous extends Unavailable {
  override readonly name = 'SlackAmbiguous';
}

/** Slack refused, and will again until a person mends something. */
export class SlackRefused extends Error {
  override readonly name = 'SlackRefused';
  constructor(
    readonly method: string,
    /** Slack's own word: `channel_not_found`, `token_revoked`… */
    readonly code: string,
    /** What the refusal is about: this channel, this thread, the bot's access as a whole, or this one message. */
    readonly scope: 'channel' | 'thread' | 'access' | 'message',
    readonly channel: string | null,
  ) {
    super(`Slack refused ${method}${channel === null ? '' : ` in ${channel}`}: ${code}`);
  }
}
