/** What the pool and a host thread tell each other. */

/** One request of a function as the function saw it; see `preciseNow`. */
export interface RequestTrace {
  readonly seqId: string;
  readonly start: number;
  readonly end?: number;
}

export interface FunctionCode {
  readonly filename: string;
  readonly source: string;
  /** V8's compiled code, when a thread made it before. */
  readonly cachedData?: Uint8Array;
}

export interface RunMessage {
  readonly name: string;
  /** Sent once for each function and thread. */
  readonly code?: FunctionCode;
  /** JSON. */
  readonly event: string;
  /** The whole environment of this event. */
  readonly environment: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly timeLimitMs: number;
  /** Milliseconds that `Date` is ahead of the real clock. */
  readonly clockOffset: number;
}

export type HostMessage =
  /** The code is loaded: the time limit counts from here. */
  | { readonly type: 'started' }
  | { readonly type: 'done'; readonly result: string; readonly trace: readonly RequestTrace[] }
  | {
      readonly type: 'failed';
      readonly message: string;
      readonly stack: string;
      readonly trace: readonly RequestTrace[];
    }
  | { readonly type: 'compiled'; readonly name: string; readonly cachedData: Uint8Array }
  | { readonly type: 'log'; readonly name: string; readonly level: string; readonly text: string };
