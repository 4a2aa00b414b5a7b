import { type DangerKind, dangerOf, itemPath, noticeOf } from '@xiuda/domain';
import { knownItems } from './catalog';

/** What is to be read before an item is reported; empty where nothing is. */
export interface Warnings {
  readonly danger: DangerKind | '';
  readonly notice: string;
}

export const NO_WARNINGS: Warnings = { danger: '', notice: '' };

/** Nothing where the catalog cannot be had. */
export async function warningsOf(itemId: string): Promise<Warnings> {
  if (!itemId) return NO_WARNINGS;
  const path = itemPath(await knownItems().catch(() => []), itemId);
  return { danger: dangerOf(path) ?? '', notice: noticeOf(path) ?? '' };
}
