import { AppError, type AuditNote, EXPORT_KINDS, type ExportView } from '@xiuda/domain';
import type { AdminOperation } from '../admin-resource';
import { audited } from '../audited';
import { submissionId } from '../digest';
import { namesOf } from '../exports/names';
import { SOURCES } from '../exports/sources';
import { viewOf } from '../exports/view';
import { fileName, filterOf, parseWish, scopeOf } from '../exports/wish';
import { beginJob, type ExportJob } from '../store/exports';

/** More rows than one spreadsheet is good for. */
const MOST_ROWS = 200_000;

const noteOf = ({ kind, scope }: ExportJob): AuditNote => ({
  kind: 'export',
  subject: EXPORT_KINDS[kind],
  deed: '导出',
  changes: [{ label: '范围', to: scope }],
});

/** Begins an export, or answers the one that this requestId began. Who takes data out is on record before there are any. */
export const start: AdminOperation<ExportView> = async (event, admin) => {
  const wish = parseWish(event);
  const filter = filterOf(wish);
  const [total, names] = await Promise.all([SOURCES[wish.kind].count(filter), namesOf(wish)]);
  if (total > MOST_ROWS)
    throw new AppError('INVALID_INPUT', { from: `有 ${total} 条，一次最多导出 ${MOST_ROWS} 条，请缩短时间` });
  const now = new Date();
  const job: ExportJob = {
    ...{ _id: submissionId(admin.openid, wish.requestId), kind: wish.kind, createdAt: now },
    ...{ by: { staffNo: admin.staffNo, name: admin.name }, filter, scope: scopeOf(wish, names) },
    ...{ name: fileName(wish, now), step: 1, total, rows: 0, parts: [], isRead: false },
  };
  return audited(admin, wish, async (transaction) => {
    await beginJob(transaction, job);
    return { result: viewOf(job), note: noteOf(job) };
  });
};
