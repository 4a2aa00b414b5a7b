/** The cloud as a client reaches it, refusals with their numbers: for the self-check, which wants to be refused. */

export interface Refused {
  readonly isRefused: true;
  /** As wx.cloud numbers it; -1 where no answer came. */
  readonly code: number;
  readonly message: string;
}
/** What a client was given. */
export interface Given {
  readonly isRefused: false;
  /** Of an upload. */
  readonly fileId?: string;
}
export type Outcome = Refused | Given;

/** Each resolves, whatever comes of it. */
export interface Reach {
  /** Calls a function directly. */
  call(name: string): Promise<Outcome>;
  /** Reads documents without a function. */
  read(collection: string): Promise<Outcome>;
  upload(path: string): Promise<Outcome>;
  download(fileId: string): Promise<Outcome>;
}
