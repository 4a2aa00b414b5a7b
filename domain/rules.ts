/** What an institution has allowed beside what the table allows everywhere. */
export interface Rules {
  /** Pre-reviewers may send a worker to a dangerous place without a reviewer's word. */
  readonly directDispatch: boolean;
}

/** What holds where nothing is set. */
export const NO_RULES: Rules = { directDispatch: false };
