/** What was changed of reports and not saved, as long as the mini program is open. */
import type { DraftPhoto } from '../services/photo-draft';
import type { Report } from '../create/report';

/** A report that is written anew. */
export interface Rewrite {
  /** Ticket and version that it starts from. */
  readonly name: string;
  readonly report: Report;
  /** In the order of the page: those that the ticket has come first. */
  readonly photos: readonly DraftPhoto[];
}

const kept = new Map<string, Rewrite>();

export const keepEdit = (rewrite: Rewrite): void => void kept.set(rewrite.name, rewrite);

export const keptEdit = (name: string): Rewrite | undefined => kept.get(name);

export const dropEdit = ({ name }: Pick<Rewrite, 'name'>): void => void kept.delete(name);
