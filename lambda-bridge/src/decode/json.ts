// Raw bytes → JSON → what a schema says it is.
import * as v from 'valibot';
import { Undecodable } from '../errors';

/** @throws Undecodable, naming the field but not its value */
export function decodeJson<T>(body: Uint8Array, schema: v.GenericSchema<unknown, T>): T {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new Undecodable('the body is not JSON in UTF-8', { cause });
  }
  const result = v.safeParse(schema, parsed);
  if (result.success) return result.output;
  throw new Undecodable(describeIssues(result.issues));
}

/** Where it is wrong and what is expected; what came instead may be anything and stays out. */
export function describeIssues(
  issues: readonly [v.BaseIssue<unknown>, ...(readonly v.BaseIssue<unknown>[])],
): string {
  const [issue] = issues;
  return `${v.getDotPath(issue) ?? 'the body'}: expected ${issue.expected ?? issue.message}`;
}
