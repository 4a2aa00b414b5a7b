/** The file that an admin has uploaded, as rows of text. */
import { AppError } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Admin } from '../admin-resource';
import { pathOf, readFile } from '../storage';
import { ownedBy, readSlots } from '../store/files';
import { allAreas, type Area } from './areas';
import type { ImportRow } from './import-rows';
import { readTable } from './table';

export const IMPORTS = 'imports/';
const MOST_BYTES = 5 * 1024 * 1024;
const GONE = '文件没有传上来，或已经过期，请重新选择';

export const fileId = z.string(GONE).check(z.startsWith('cloud://', GONE), z.maxLength(512, GONE));

/** @throws AppError INVALID_INPUT `file`: not one's own, too large, or nothing that can be read */
export async function loadTable(file: string, { openid }: Admin): Promise<string[][]> {
  const path = pathOf(file);
  const isOwn = path?.startsWith(IMPORTS) && ownedBy(openid, await readSlots([path])).has(path);
  const bytes = isOwn ? await readFile(file) : undefined;
  if (!bytes) throw new AppError('INVALID_INPUT', { file: GONE });
  if (bytes.length > MOST_BYTES)
    throw new AppError('INVALID_INPUT', { file: '文件超过 5 MB，请拆成几个再导入' });
  return readTable(bytes);
}

/** All places, where any row names one; otherwise none are needed. */
export const areasNamed = async (rows: readonly ImportRow[]): Promise<Area[]> =>
  rows.some(({ cells }) => cells.负责区域) ? allAreas() : [];
