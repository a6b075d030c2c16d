// An answer other than the one asked for, with PagerDuty's own codes (docs, "Errors").
import { type HttpResponse, json } from '../http';

interface Refused {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly details?: readonly string[];
  /** The caller can never send this with success: a fault of the product, so a complaint. */
  readonly malformed?: boolean;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly refused: Refused) {
    super([refused.message, ...(refused.details ?? [])].join(': '));
  }

  get response(): HttpResponse {
    const { status, message, code, details } = this.refused;
    return json(status, { error: { message, code, ...(details ? { errors: details } : {}) } });
  }
}

/** A request that could never succeed. */
export function invalid(...details: readonly string[]): Refusal {
  return new Refusal({
    status: 400,
    code: 2001,
    message: 'Invalid Input Provided',
    details,
    malformed: true,
  });
}

/** Arguments that do not fit what the account holds now. */
export function argumentsRefused(...details: readonly string[]): Refusal {
  return new Refusal({ status: 400, code: 2002, message: 'Arguments Caused Error', details });
}

export function notFound(): Refusal {
  return new Refusal({ status: 404, code: 2100, message: 'Not Found' });
}

/** A path or method that PagerDuty does not have, or that this simulator does not play. */
export function unknownCall(): Refusal {
  return new Refusal({ status: 404, code: 2100, message: 'Not Found', malformed: true });
}
