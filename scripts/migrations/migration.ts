/** One change of stored shapes. Numbered, and kept as it is once it was released. */
import type { Database } from '../cloud/data';

/** @param done documents looked at @param total how many there are */
export type Report = (done: number, total: number) => void;

export interface Migration {
  /** Consecutive, from 1; the name of its file begins with it. */
  readonly number: number;
  /** What it does, for whoever deploys. */
  readonly title: string;
  /**
   * May break off after any write, and begins again then; what is done already it leaves alone. People go on working meanwhile.
   * @returns how many documents it wrote
   * @throws Error one sentence for whoever deploys
   */
  run(db: Database, report: Report): Promise<number>;
}
