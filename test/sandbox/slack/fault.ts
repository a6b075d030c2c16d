// The faults of Slack that `POST /api/faults {"slack":{"error": …}}` names.
//
// `ratelimited`                     HTTP 429 with Retry-After; nothing is done
// `internal_error`, `fatal_error`   may have been done all the same: by the seeded chance
// `timeout`                         the answer is held in virtual time; done or not by chance
// `http_503` (any 4xx, 5xx)         that HTTP status without a JSON body; done or not by chance
// these with `:posted` or `:lost`   done for sure, or not done for sure
// any other code                    `ok: false` with that code; nothing is done

export interface SlackFault {
  readonly answer:
    | { readonly kind: 'ratelimited' }
    | { readonly kind: 'held' }
    | { readonly kind: 'status'; readonly status: number }
    | { readonly kind: 'error'; readonly code: string };
  /** Whether the call takes effect before its answer is spoilt. */
  readonly effect: 'posted' | 'lost' | 'chance';
}

const FAULT = /^([a-z][a-z0-9_]*)(?::(posted|lost))?$/;
const AMBIGUOUS = /^(internal_error|fatal_error|timeout|http_[45]\d\d)$/;

/** @throws RangeError for a name that is no fault */
export function parseSlackFault(name: string): SlackFault {
  const [, code, mode] = FAULT.exec(name) ?? [];
  if (!code || (mode && !AMBIGUOUS.test(code))) {
    throw new RangeError(
      `"${name}" is no Slack fault: give a Slack error code, or internal_error, fatal_error, timeout or http_503 with :posted or :lost`,
    );
  }
  const effect = AMBIGUOUS.test(code) ? ((mode as 'posted' | 'lost' | undefined) ?? 'chance') : 'lost';
  if (code === 'ratelimited') return { answer: { kind: 'ratelimited' }, effect };
  if (code === 'timeout') return { answer: { kind: 'held' }, effect };
  const status = /^http_(\d+)$/.exec(code)?.[1];
  if (status) return { answer: { kind: 'status', status: Number(status) }, effect };
  return { answer: { kind: 'error', code }, effect };
}
