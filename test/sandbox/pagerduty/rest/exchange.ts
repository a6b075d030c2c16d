// One REST call as its route sees it, and the parsing of what was sent.
import * as v from 'valibot';
import { type HttpResponse, json } from '../../http';
import type { User } from '../records';
import { invalid } from '../refusal';

interface Exchange {
  /** The `{id}` of the path; empty where the path has none. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined where nothing was sent. */
  readonly body: unknown;
  /** The person whose key it is; null for a key of the account. */
  readonly keyOwner: User | null;
  /** The person of the `From` header. @throws Refusal where it is missing or unknown */
  readonly requester: () => User;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly needsFrom?: true;
  readonly run: (exchange: Exchange) => HttpResponse;
}

export const ok = (body: unknown): HttpResponse => json(200, body);

/** @throws Refusal naming every field that does not fit */
export function parse<Output>(schema: v.GenericSchema<unknown, Output>, body: unknown): Output {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  throw invalid(...result.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`));
}

/** Refuses query parameters that PagerDuty knows and this simulator does not, rather than ignoring them. */
export function refuseUnsimulated(query: URLSearchParams, simulated: readonly string[]): void {
  const unknown = [...new Set(query.keys())].filter((name) => !simulated.includes(name));
  if (unknown.length > 0) throw invalid(...unknown.map((name) => `query parameter ${name} is not simulated`));
}
