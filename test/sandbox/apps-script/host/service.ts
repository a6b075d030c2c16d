// What a service on the main thread is: methods that get the script's arguments and the execution that asks.
import type { Running } from '../execution';

/** Values are JSON; a method may wait in virtual time by the clock. */
export type HostMethod = (running: Running, ...args: never[]) => unknown;

export interface HostService {
  /** The name in an execution's list of calls. */
  readonly name: string;
  /** Whether each call is a round trip of the budget, at which a fault can kill. */
  readonly counts: boolean;
  readonly methods: Readonly<Record<string, HostMethod>>;
}

/** Thrown by a method: the script gets it as Google's exception. Anything else thrown is a fault of the sandbox. */
export class ScriptException extends Error {
  override readonly name = 'ScriptException';

  constructor(
    message: string,
    /** `Exception`, or `GoogleJsonResponseException`. */
    readonly scriptName = 'Exception',
    readonly details?: unknown,
  ) {
    super(message);
  }
}
