// What the main thread, the worker thread and the bare context say to each other. Only strings cross: JSON of these.

export interface GoogleUser {
  readonly email: string;
  /** `ja`, `en`… as Session.getActiveUserLocale answers. */
  readonly locale: string;
}

/** How an execution came about. `simple` is a simple trigger (onOpen): it may use no service that needs consent. */
export type ExecutionKind = 'trigger' | 'web' | 'menu' | 'callback' | 'simple';

export interface SelectedRange {
  readonly row: number;
  readonly column: number;
  readonly numRows: number;
  readonly numColumns: number;
}

/** What is selected in the spreadsheet's window when a menu item is chosen. Positions count from 1. */
export interface Selection {
  readonly sheetName: string;
  readonly sheetId: number;
  readonly ranges: readonly SelectedRange[];
}

/** Everything that the context may know without asking. */
export interface ExecutionInfo {
  readonly kind: ExecutionKind;
  readonly seed: number;
  readonly scriptId: string;
  readonly timeZone: string;
  /** Undefined: the manifest lists none, so Google finds them by itself. */
  readonly scopes: readonly string[] | undefined;
  readonly activeEmail: string;
  readonly effectiveEmail: string;
  readonly userKey: string;
  readonly locale: string;
  readonly token: string;
  readonly serviceUrl: string;
  readonly spreadsheetId: string;
  readonly selection: Selection | undefined;
}

export interface AdvancedService {
  /** The global's name, from the manifest. */
  readonly symbol: string;
  readonly serviceId: 'sheets' | 'calendar';
}

/** The pushed project: the same for every execution. */
export interface ProjectFiles {
  readonly code: string;
  /** HTML files by their name without `.html`. */
  readonly html: Readonly<Record<string, string>>;
  readonly advancedServices: readonly AdvancedService[];
}

export interface WorkerData {
  readonly runtime: string;
  readonly runtimeCache: Uint8Array | undefined;
  readonly codeCache: Uint8Array | undefined;
  readonly project: ProjectFiles;
  /** VirtualClock.shared. */
  readonly clock: SharedArrayBuffer;
  /** One int32 that the main thread raises with each answer. */
  readonly signal: SharedArrayBuffer;
}

export interface Start {
  readonly functionName: string;
  readonly args: readonly unknown[];
  readonly info: ExecutionInfo;
}

export interface HostCall {
  readonly kind: 'call';
  readonly service: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

export interface ScriptError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly details?: unknown;
}

export type Answer =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: ScriptError };

/** What a function returned, as far as it can leave the script. */
export type Returned =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'text'; readonly content: string; readonly mimeType: string }
  | {
      readonly kind: 'html';
      readonly content: string;
      readonly title: string;
      readonly faviconUrl: string | null;
      readonly frameable: boolean;
      readonly metaTags: readonly { readonly name: string; readonly content: string }[];
    };

export type LogLevel = 'debug' | 'info' | 'warning' | 'error';

export type Told =
  | { readonly kind: 'log'; readonly level: LogLevel; readonly text: string }
  | { readonly kind: 'complaint'; readonly text: string }
  | {
      readonly kind: 'ended';
      readonly outcome:
        | { readonly kind: 'completed'; readonly returned: Returned }
        | { readonly kind: 'failed'; readonly error: ScriptError };
      /** Names of the script's global functions, for google.script.run. */
      readonly functions: readonly string[];
    };

export type FromWorker = HostCall | Told;
