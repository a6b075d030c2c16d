// What AWS says no with, told apart by what a person does about it.

export type AwsTrouble =
  | 'noCredentials'
  | 'loginExpired'
  | 'keyUnknown'
  | 'clock'
  | 'denied'
  | 'noRegion'
  | 'unreachable'
  | 'throttled'
  | 'other';

/** One call failed. The message names it and has AWS's words, which hold no secret. */
export class AwsSaidNo extends Error {
  override readonly name = 'AwsSaidNo';
  /** @param call as in policies, such as `ssm:PutParameter` */
  constructor(
    readonly call: string,
    readonly trouble: AwsTrouble,
    words: string,
    options?: ErrorOptions,
  ) {
    super(`AWS ${call}: ${words}`, options);
  }
}

/** The services do not agree on names: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html and others. */
const BY_CODE: Readonly<Record<string, AwsTrouble>> = {
  CredentialsProviderError: 'noCredentials',
  ExpiredToken: 'loginExpired',
  ExpiredTokenException: 'loginExpired',
  TokenRefreshRequired: 'loginExpired',
  TokenProviderError: 'loginExpired',
  InvalidClientTokenId: 'keyUnknown',
  UnrecognizedClientException: 'keyUnknown',
  InvalidAccessKeyId: 'keyUnknown',
  SignatureDoesNotMatch: 'clock',
  InvalidSignatureException: 'clock',
  RequestExpired: 'clock',
  RequestTimeTooSkewed: 'clock',
  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  UnauthorizedOperation: 'denied',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  TooManyUpdates: 'throttled',
  TimeoutError: 'unreachable',
  AbortError: 'unreachable',
};

/** Node's own codes where no answer came; the SDK keeps some of them in its message only. */
const NO_ANSWER =
  /\b(ECONN[A-Z]+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|CERT_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)\b/;

interface Handling<T> {
  /** What is an answer though the SDK throws it: such a parameter does not exist. Undefined where it is none. */
  readonly known?: (error: unknown) => T | undefined;
  /** Never to be shown, though AWS repeats it. */
  readonly hidden?: string;
}

/** @throws AwsSaidNo for whatever the SDK throws */
export async function callAws<T>(
  call: string,
  send: () => Promise<T>,
  { known, hidden }: Handling<T> = {},
): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const answer = known?.(error);
    if (answer !== undefined) return answer;
    if (!(error instanceof Error)) throw error;
    const words = hidden ? error.message.replaceAll(hidden, '…') : error.message;
    throw new AwsSaidNo(call, troubleOf(error), words || error.name, hidden ? {} : { cause: error });
  }
}

export function troubleOf(error: Error & { readonly code?: unknown }): AwsTrouble {
  if (/^Region is missing/.test(error.message)) return 'noRegion';
  // Of a profile that logs in by SSO, whoever of the SDK's providers says it.
  if (/aws sso login/.test(error.message)) return 'loginExpired';
  const named = BY_CODE[error.name];
  if (named !== undefined) return named;
  return NO_ANSWER.test(`${String(error.code)} ${error.message}`) ? 'unreachable' : 'other';
}
