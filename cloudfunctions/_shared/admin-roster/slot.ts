import { parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { issueSlots } from '../store/files';
import { IMPORTS } from './import-file';

const INPUT = z.strictObject({ kind: z.enum(['xlsx', 'csv'], '只能导入 .xlsx 或 .csv 文件') });

/** Where the phone uploads a file to import; gone after a day. */
export const slot: AdminOperation<{ path: string }> = async (event, { openid }) => {
  const { kind } = parse(INPUT, event);
  const [path = ''] = await issueSlots(openid, 1, (day, random) => `${IMPORTS}${day}/${random}.${kind}`);
  return { path };
};
