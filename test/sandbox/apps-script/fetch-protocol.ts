// One UrlFetch request and its answer on their way between script and main thread.

export interface FetchRequest {
  readonly url: string;
  /** Upper case. */
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string | null;
  /** The body's bytes as a binary (Latin-1) string. */
  readonly binary: string;
  readonly mute: boolean;
  readonly follow: boolean;
}

export interface FetchedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
