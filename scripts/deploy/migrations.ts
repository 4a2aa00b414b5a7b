/** What a deploy needs of `scripts/migrations`. */
import type { Database } from '../cloud/data';

export interface Migrations {
  /** What the environment still needs, in order; only reads. */
  pending(db: Database): Promise<readonly { readonly title: string }[]>;
  /** Runs it, and writes `settings/migrations`. */
  migrate(db: Database): Promise<unknown>;
}
