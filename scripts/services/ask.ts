// One read of a check, answered as it came: whatever the status, a silence is an answer too.
import type { RawAnswer } from '../../apps-script/src/core/checkup/seen';

/** The bridge itself takes up to 25 seconds for many channels. */
const TIMEOUT_MS = 30_000;

export interface Question {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export async function askRaw({ url, ...init }: Question): Promise<RawAnswer> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { kind: 'answer', status: response.status, text: await response.text() };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { kind: 'none', reason: cause instanceof Error ? cause.message : String(cause) };
  }
}
