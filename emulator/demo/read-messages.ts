/** What people have read before the demo begins: everything but the news of the last hours. */
import type { MessageView } from '@xiuda/domain';
import { call, type SeedTarget } from './calls';
import type { Person } from './people';

const NEWS = 4 * 60 * 60_000;

interface Page {
  readonly messages: readonly MessageView[];
  readonly nextCursor: string | null;
}

export async function readOldMessages(cloud: SeedTarget, { openid }: Person, now: number): Promise<void> {
  const as = { openid, now };
  let cursor: string | null = null;
  do {
    const page: Page = await call<Page>(cloud, 'messages', { op: 'list', ...(cursor && { cursor }) }, as);
    const old = page.messages.filter(({ at }) => new Date(at).getTime() < now - NEWS);
    const ids = old.map(({ _id }) => _id);
    if (ids.length) await call(cloud, 'messages', { op: 'read', ids }, as);
    cursor = page.nextCursor;
  } while (cursor !== null);
}
