import {
  ALL_ROSTER_STATES,
  AppError,
  ASSIGNEE_FIELDS,
  parse,
  type RosterRow,
  rosterRow,
  STAFF_ROLES,
  type StaffRow,
  text,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { toHandOver } from '../store/held';
import { rosterPage, rosterSearch } from '../store/roster';

const PAGE_SIZE = 20;
/** What a search shows at most: whoever is not among them is found by one more letter. */
const MOST_FOUND = 50;
const STALE = '列表已过期，请刷新';

const INPUT = z.strictObject({
  words: z.optional(text('姓名、学工号或手机号', 1, 40)),
  role: z.optional(z.enum([...STAFF_ROLES], '没有这种角色')),
  state: z.optional(z.enum(ALL_ROSTER_STATES, '没有这种状态')),
  /** Number of the last person shown. */
  cursor: z.optional(z.string(STALE).check(z.minLength(1, STALE), z.maxLength(40, STALE))),
});

interface Page {
  /** By number. */
  readonly people: RosterRow[];
  readonly nextCursor: string | null;
  /** A search found more than it shows. */
  readonly isCut: boolean;
}

/** Tickets of those who can no longer act on them: given by a step that was under way while the role was taken away. */
async function strandedWith(rows: readonly StaffRow[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  await Promise.all(
    ASSIGNEE_FIELDS.map(async (field) => {
      const unable = rows.filter(({ active, roles }) => !active || !roles.includes(field));
      const numbers = unable.map(({ _id }) => _id);
      for (const [staffNo, count] of await toHandOver(field, numbers))
        counts.set(staffNo, (counts.get(staffNo) ?? 0) + count);
    }),
  );
  return counts;
}

async function shown(rows: readonly StaffRow[]): Promise<RosterRow[]> {
  const stranded = await strandedWith(rows);
  return rows.map((row) => {
    const count = stranded.get(row._id);
    return { ...rosterRow(row), ...(count && { toHandOver: count }) };
  });
}

/** The roster page by page, or those whose number, name or phone begins with some words. */
export const list: AdminOperation<Page> = async (event) => {
  const { words, cursor, ...filter } = parse(INPUT, event);
  if (words !== undefined) {
    if (cursor !== undefined) throw new AppError('INVALID_INPUT', { cursor: STALE });
    const found = await rosterSearch(words, filter, MOST_FOUND + 1);
    const people = await shown(found.slice(0, MOST_FOUND));
    return { people, nextCursor: null, isCut: found.length > MOST_FOUND };
  }
  const found = await rosterPage(filter, cursor ?? '', PAGE_SIZE);
  const people = await shown(found.slice(0, PAGE_SIZE));
  const last = found.length > PAGE_SIZE ? people.at(-1) : undefined;
  return { people, nextCursor: last?.staffNo ?? null, isCut: false };
};
