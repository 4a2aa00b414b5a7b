/** Files of exports. Each is recorded before it is written: one that nobody refers to, because a call ended early, goes after a day. */
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { dayCode } from '@xiuda/domain';
import { deleteFiles, readFile, writeFile } from '../storage';
import type { ExportPart } from '../store/exports';
import { recordMadeFile, removeMadeFiles } from '../store/made-files';
import type { Cell } from './column';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Nobody knows the path before, so no client can have put a file of its own there. */
async function keepFile(kind: string, ending: string, content: Buffer): Promise<ExportPart> {
  const now = new Date();
  const recordId = randomBytes(16).toString('hex');
  const path = `exports/${dayCode(now)}/${recordId}.${ending}`;
  await recordMadeFile({ _id: recordId, createdAt: now, kind, path });
  return { recordId, fileId: await writeFile(path, content) };
}

/** Rows as compressed JSON, one to a line. */
export const keepRows = async (rows: readonly (readonly Cell[])[]): Promise<ExportPart> =>
  keepFile('part', 'gz', await compress(rows.map((row) => JSON.stringify(row)).join('\n')));

export const keepWorkbook = (content: Buffer): Promise<ExportPart> => keepFile('workbook', 'xlsx', content);

/** @throws Error where the part is gone */
export async function rowsOf({ fileId }: ExportPart): Promise<Cell[][]> {
  const content = await readFile(fileId);
  if (!content) throw new Error('a part of an export is gone');
  const text = (await expand(content)).toString();
  return text.split('\n').map((line) => JSON.parse(line) as Cell[]);
}

/** What fails here is cleared away after a day. */
export async function dropParts(parts: readonly ExportPart[]): Promise<void> {
  if (!parts.length) return;
  try {
    await deleteFiles(parts.map(({ fileId }) => fileId));
    await removeMadeFiles(parts.map(({ recordId }) => recordId));
  } catch (error) {
    console.error('parts of an export', error);
  }
}
