// A refusal of a Google service, in the JSON shape that Google gives it.

const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

export class GoogleApiError extends Error {
  override readonly name = 'GoogleApiError';
  /** `INVALID_ARGUMENT`, `NOT_FOUND`… as newer services give it. */
  readonly status: string;

  /**
   * @param code HTTP status
   * @param reason the Calendar API's word for it: `notFound`, `deleted`, `timeRangeEmpty`…
   */
  constructor(
    readonly code: number,
    message: string,
    readonly reason = 'badRequest',
  ) {
    super(message);
    this.status = STATUS_WORDS[code] ?? 'UNKNOWN';
  }

  /** The body as the Calendar API sends it. */
  toCalendarBody(): unknown {
    const { code, message, reason } = this;
    return { error: { errors: [{ domain: 'global', reason, message }], code, message } };
  }

  /** The body as the Sheets API sends it. */
  toSheetsBody(): unknown {
    const { code, message, status } = this;
    return { error: { code, message, status } };
  }
}

/** The refusal that a switched-on fault stands for. */
export function faultError(status: number): GoogleApiError {
  if (status === 403) return new GoogleApiError(403, 'Rate Limit Exceeded', 'rateLimitExceeded');
  if (status === 429) return new GoogleApiError(429, 'Quota exceeded for quota metric', 'rateLimitExceeded');
  if (status >= 500) return new GoogleApiError(status, 'Backend Error', 'backendError');
  return new GoogleApiError(status, `The sandbox answers ${status} by a fault`, 'badRequest');
}
