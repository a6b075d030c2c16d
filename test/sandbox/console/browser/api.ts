// Talks to the control API that serves this page.
import type { ConsoleState, Refusal, State } from '../../control/contract';

/** The sandbox understood and said no; the message is for people. */
export class SaidNo extends Error {}

export function readState(): Promise<State> {
  return ask('GET', '/api/state');
}

export function readConsole(): Promise<ConsoleState> {
  return ask('GET', '/api/console');
}

export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const parsed: unknown = await answer.json();
  if (!answer.ok) throw new SaidNo((parsed as Refusal).error);
  return parsed as T;
}
