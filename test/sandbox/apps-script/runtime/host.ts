// The only way out of the bare context: handed to the runtime once an execution, and never to the script.
import type { Answer, ExecutionInfo, FromWorker, HostCall, ProjectFiles, Told } from '../protocol';
import { GoogleError } from './exception';

/** Functions of another realm: only strings go in and out, bytes as binary (Latin-1) strings. */
export interface Host {
  nowMs(): number;
  /** Posts JSON and goes on. */
  tell(message: string): void;
  /** Posts JSON and blocks until the main thread answered, in JSON. */
  call(message: string): string;
  utf8Encode(text: string): string;
  utf8Decode(binary: string): string;
  digest(algorithm: string, binary: string): string;
  hmac(algorithm: string, key: string, binary: string): string;
}

export interface BootData extends Omit<ProjectFiles, 'code'> {
  readonly info: ExecutionInfo;
}

/** What the bundled runtime script evaluates to. */
export type Boot = (
  host: Host,
  data: string,
) => {
  /** Calls a global function of the script; JSON of the `ended` message. */
  invoke(functionName: string, args: string): string | Promise<string>;
  failure(error: unknown): string;
};

/** The outside, for the services of one execution. */
export class Outside {
  constructor(
    readonly host: Host,
    readonly info: ExecutionInfo,
  ) {}

  /** Asks the main thread and waits. Throws what the service throws into the script. */
  call(service: string, method: string, ...args: unknown[]): unknown {
    const message: HostCall = { kind: 'call', service, method, args };
    const answer = JSON.parse(this.host.call(JSON.stringify(message))) as Answer;
    if (answer.kind === 'value') return answer.value;
    throw new GoogleError(answer.error.name, answer.error.message, answer.error.details);
  }

  tell(message: Told): void {
    this.host.tell(JSON.stringify(message satisfies FromWorker));
  }

  /** Reports what Google does not have, though it may throw only later or never. */
  complain(text: string): void {
    this.tell({ kind: 'complaint', text });
  }
}
