// What the main thread and an instance's worker thread say to each other. The order of messages is what time rests on.

/** Given to the worker as it starts. */
export interface RuntimeData {
  /** The VirtualClock's `shared`. */
  readonly clock: SharedArrayBuffer;
  /** One int32: how many invocations were begun. The thread sleeps on it between them, as Lambda freezes it. */
  readonly gate: SharedArrayBuffer;
  /** URL of the ES module that exports `handler`. */
  readonly handlerUrl: string;
  /** Goes into the header that tells whose request it is. */
  readonly instanceId: string;
}

export type ToRuntime =
  | {
      readonly kind: 'invoke';
      readonly event: unknown;
      readonly requestId: string;
      readonly deadlineMs: number;
    }
  | { readonly kind: 'fire'; readonly timer: number }
  /** That request may be sent now. */
  | { readonly kind: 'go'; readonly request: string };

export type FromRuntime =
  | { readonly kind: 'timer'; readonly timer: number; readonly atMs: number }
  | { readonly kind: 'cancel'; readonly timer: number }
  /** It wants to send a request, and waits for `go`. `only`: none of its other requests is under way. */
  | { readonly kind: 'request'; readonly request: string; readonly only: boolean }
  | { readonly kind: 'print'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  /** Nothing runs in the thread: it has worked off that many messages and awaits these requests. */
  | { readonly kind: 'quiet'; readonly received: number; readonly requests: readonly string[] }
  | { readonly kind: 'result'; readonly value: unknown; readonly openRequests: number }
  /** The handler threw, or could not be imported. */
  | { readonly kind: 'failed'; readonly error: string; readonly openRequests: number };

/** `<instance>:<number>`: whose request it is, so that a simulator that holds it can say so. */
export const REQUEST_HEADER = 'x-sandbox-request';
