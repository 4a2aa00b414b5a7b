/** The record of administration, read; `audited` writes it. */
import type { AuditKind, AuditRow } from '@xiuda/domain';
import { newestFirst, type Position } from './newest-first';

/** Up to `limit` records and one more, newest first; without a kind, of all kinds. */
export const readAudit = (
  limit: number,
  kind: AuditKind | undefined,
  after?: Position,
): Promise<AuditRow[]> => newestFirst('audit', kind === undefined ? {} : { kind }, limit, after);
