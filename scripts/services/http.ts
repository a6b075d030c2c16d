// One JSON call of a command to a service. It says which service did not answer, and never shows what was sent.
import * as v from 'valibot';

const TIMEOUT_MS = 20_000;

/** No answer came, or one that cannot be read. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined where the answer is not JSON. */
  readonly body: unknown;
}

/** @throws Unreachable */
export async function callJson(
  url: string,
  init: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  },
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      ...init,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'manual',
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  } catch (cause) {
    const why =
      cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : '';
    throw new Unreachable(`${new URL(url).host} brought no answer: ${why}`, { cause });
  }
}

/** @throws Unreachable where the answer is none of that service's */
export function understood<T>(service: string, schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Unreachable(`${service} answered in an unknown form (${v.getDotPath(issue) ?? 'the body'})`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
