/** What a part of the self-check is told by whoever asks. */
export interface Asked {
  readonly openid: string;
  /** Milliseconds since the epoch, as the phone has them. */
  readonly now?: number | undefined;
  /** Of the mini program. */
  readonly version?: string | undefined;
}
