import { AppError, type ExportLink, parse } from '@xiuda/domain';
import type { AdminOperation } from '../admin-resource';
import { linkFor } from '../storage';
import { jobOf } from '../store/exports';
import { ONE_EXPORT } from './id';

const MINUTES = 10;

/** A short-lived link to the file of an export. */
export const link: AdminOperation<ExportLink> = async (event) => {
  const { name, fileId } = await jobOf(parse(ONE_EXPORT, event).id);
  if (fileId === undefined) throw new AppError('WRONG_STATUS', undefined, '文件还没有整理好，请等它完成');
  const url = await linkFor(fileId, MINUTES * 60);
  if (url === undefined) throw new AppError('NOT_FOUND', undefined, '文件已经过期，请重新导出');
  return { url, name, minutes: MINUTES };
};
