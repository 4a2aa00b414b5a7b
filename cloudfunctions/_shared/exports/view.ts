import type { ExportView } from '@xiuda/domain';
import type { ExportJob } from '../store/exports';

export const viewOf = ({
  _id,
  kind,
  scope,
  name,
  by,
  createdAt,
  rows,
  total,
  fileId,
}: ExportJob): ExportView => ({
  ...{ id: _id, kind, scope, name, by, at: createdAt, rows, total },
  isDone: fileId !== undefined,
});
