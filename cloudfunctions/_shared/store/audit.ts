/** The record of administration, read; `audited` writes it. */
import type { AuditKind, AuditRow } from '@xiuda/domain';
import { command, database } from '../sdk';
import type { MessagePosition } from './inbox';

/** Up to `limit` records and one more, newest first; without a kind, of all kinds. */
export async function readAudit(
  limit: number,
  kind: AuditKind | undefined,
  after?: MessagePosition,
): Promise<AuditRow[]> {
  const wanted = kind === undefined ? {} : { kind };
  const beyond =
    after && command.or({ at: command.lt(after.at) }, { at: after.at, _id: command.lt(after.id) });
  const { data } = await database
    .collection('audit')
    .where(beyond ? command.and(wanted, beyond) : wanted)
    .orderBy('at', 'desc')
    .orderBy('_id', 'desc')
    .limit(limit + 1)
    .get();
  return data as AuditRow[];
}
