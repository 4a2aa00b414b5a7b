import { itemPath, noticeOf } from '@xiuda/domain';
import { knownItems } from './catalog';

/** What is to be read before this item is reported; empty where nothing is, and where the catalog cannot be had. */
export async function noticeFor(itemId: string): Promise<string> {
  if (!itemId) return '';
  const items = await knownItems().catch(() => []);
  return noticeOf(itemPath(items, itemId)) ?? '';
}
