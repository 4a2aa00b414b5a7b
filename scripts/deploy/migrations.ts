/** What a deploy needs of `scripts/migrations`. */
import type { Database } from '../cloud/data';
import type { MigrateOptions, Migration } from '../migrations';

export interface Migrations {
  /** What the environment still needs, in order; only reads. */
  pending(db: Database): Promise<readonly Pick<Migration, 'title'>[]>;
  /** Runs it, and writes `settings/migrations`. */
  migrate(db: Database, options: MigrateOptions): Promise<unknown>;
}
