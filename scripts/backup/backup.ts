/** Everything that an environment holds, to one file. */
import { rename, rm, stat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CloudBase } from '@cloudbase/node-sdk';
import { version } from '../../package.json';
import { addFiles } from './add-files';
import { type Collected, collect, linesFile } from './collect';
import { type Documents, openDocuments } from './documents';
import { openFiles } from './files';
import { documentsEntry, FORMAT, MANIFEST, type Manifest } from './format';
import { readMark, readMigration } from './marks';
import { codeOf, NO_COLLECTION, realWait, type Wait } from './patience';
import type { Telling } from './telling';
import { verifyArchive } from './verify';
import { writeArchive } from './write-archive';

export interface BackupOptions {
  readonly cloud: CloudBase;
  readonly env: string;
  /** The archive; nothing may stand there. */
  readonly to: string;
  readonly telling: Telling;
  readonly wait?: Wait;
}

const PRIVATE_FOLDER = 0o700;

/** @throws Error where this is no environment of ours, or half of one */
async function migrationOf(documents: Documents, env: string): Promise<number> {
  try {
    if (await readMark(documents))
      throw new Error(`环境 ${env} 的恢复还没有做完，数据不全，不能备份。请先把恢复做完`);
    return await readMigration(documents);
  } catch (error) {
    if (codeOf(error) !== NO_COLLECTION) throw error;
    throw new Error(`环境 ${env} 里没有修达的数据，请检查 --env`, { cause: error });
  }
}

type Summary = Omit<Manifest, 'format' | 'product' | 'env' | 'filePrefix' | 'migration' | 'files'>;

const summaryOf = ({ startedAt, endedAt, moving, absent, collections }: Collected): Summary => ({
  startedAt: startedAt.toISOString(),
  endedAt: endedAt.toISOString(),
  moving: [...moving],
  absent: [...absent],
  collections: [...collections],
});

/** @param folder takes what is read before it is packed */
async function write(
  { cloud, env, telling, wait = realWait }: BackupOptions,
  folder: string,
  archiveFile: string,
) {
  const documents = openDocuments(cloud, wait);
  const migration = await migrationOf(documents, env);
  const files = await openFiles(cloud, wait);
  const { prefix } = files;
  const collected = await collect({ documents, prefix, folder, telling });
  const archive = writeArchive(archiveFile);
  for (const { name } of collected.collections) {
    await archive.addFile(documentsEntry(name), linesFile(folder, name));
  }
  await telling.stage('下载文件');
  const manifest: Manifest = {
    ...{ format: FORMAT, product: version, env, filePrefix: prefix, migration },
    ...summaryOf(collected),
    files: await addFiles(archive, files, collected.paths, folder, telling),
  };
  await archive.add(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  await archive.end();
}

/** What the disk says, in a sentence. */
function reasonOf(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return new Error(`磁盘满了：${dirname(file)}。要放得下全部数据和照片的两倍`);
  if (code === 'ENOENT') return new Error(`没有文件夹 ${dirname(file)}`);
  if (code === 'EACCES' || code === 'EROFS') return new Error(`不能写到 ${dirname(file)}`);
  return error;
}

async function assertFree(file: string): Promise<void> {
  if (await stat(file).catch(() => undefined)) throw new Error(`${file} 已经存在，请换一个文件名`);
}

/**
 * Stands at `to` when it is whole and was read again; until then beside it, in `<to>.unfinished`.
 * @throws Error one sentence; nothing stands at `to` then
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
  const { to, telling } = options;
  await assertFree(to);
  const folder = `${to}.unfinished`;
  // Of an earlier one that was killed.
  await rm(folder, { recursive: true, force: true });
  try {
    await mkdir(folder, { mode: PRIVATE_FOLDER });
    const archive = join(folder, 'archive.tar.gz');
    await write(options, folder, archive);
    await telling.stage('核对备份');
    const { manifest } = await verifyArchive(archive);
    await assertFree(to);
    await rename(archive, to);
    return manifest;
  } catch (error) {
    throw reasonOf(error, to);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
