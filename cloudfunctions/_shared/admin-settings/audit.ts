import { ALL_AUDIT_KINDS, type AuditRow, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { readAudit } from '../store/audit';
import { decodeCursor, encodeCursor } from '../tickets/cursor';

const PAGE_SIZE = 20;
const STALE = '列表已过期，请刷新';

const INPUT = z.strictObject({
  kind: z.optional(z.enum(ALL_AUDIT_KINDS, '没有这一类记录')),
  cursor: z.optional(z.string(STALE).check(z.maxLength(300, STALE))),
});

interface Page {
  /** Newest first. */
  readonly rows: AuditRow[];
  readonly nextCursor: string | null;
}

const shown = ({ _id, at, by, kind, subject, deed, changes }: AuditRow): AuditRow => ({
  ...{ _id, at, by, kind, subject, deed },
  ...(changes && { changes }),
});

/** Who changed what, when. */
export const audit: AdminOperation<Page> = async (event) => {
  const { kind, cursor } = parse(INPUT, event);
  const position = cursor === undefined ? undefined : decodeCursor(cursor);
  const found = await readAudit(PAGE_SIZE, kind, position && { at: position.since, id: position.id });
  const page = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? page.at(-1) : undefined;
  return { rows: page.map(shown), nextCursor: last ? encodeCursor({ since: last.at, id: last._id }) : null };
};
