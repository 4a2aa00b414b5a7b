import { ALL_AUDIT_KINDS, type AuditRow, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { CURSOR, newestPage } from '../paging';
import { readAudit } from '../store/audit';

const INPUT = z.strictObject({
  kind: z.optional(z.enum(ALL_AUDIT_KINDS, '没有这一类记录')),
  cursor: CURSOR,
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
  const { page, nextCursor } = await newestPage((limit, after) => readAudit(limit, kind, after), cursor);
  return { rows: page.map(shown), nextCursor };
};
