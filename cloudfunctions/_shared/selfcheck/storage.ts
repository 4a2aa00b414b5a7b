/** Files: what a function writes it can link to, and the link opens. */
import { randomBytes } from 'node:crypto';
import type { Check } from '@xiuda/domain';
import { deleteFiles, linkFor, writeFile } from '../storage';
import { type Finding, fine, wrong } from './finding';

const CONTENT = 'selfcheck';
const LINK_SECONDS = 60;
/** ms. */
const PATIENCE = 8000;

const CONSOLE = '在云开发控制台看“云存储”有没有开通、容量和流量有没有用完';

async function opens(link: string): Promise<boolean> {
  const response = await fetch(link, { signal: AbortSignal.timeout(PATIENCE) });
  return response.ok && (await response.text()) === CONTENT;
}

async function judge(fileId: string): Promise<Finding> {
  const link = await linkFor(fileId, LINK_SECONDS);
  if (!link) return wrong('文件写进去了，但换不出临时链接', CONSOLE);
  const isOpen = await opens(link).catch((error: unknown) => {
    console.error('temporary link', error);
    return false;
  });
  return isOpen ? fine('能写、能用临时链接打开、能删') : wrong('临时链接打不开', CONSOLE);
}

/** The file goes whatever comes of it; one that stays is named nowhere and is 9 bytes. */
async function tried(): Promise<Finding> {
  const fileId = await writeFile(`selfcheck/${randomBytes(16).toString('hex')}.txt`, Buffer.from(CONTENT));
  const finding = await judge(fileId).finally(() => deleteFiles([fileId]).catch(() => []));
  return finding;
}

export async function checkStorage(): Promise<Check[]> {
  const finding = await tried().catch((error: unknown) => {
    console.error('storage', error);
    return wrong('云函数写不进文件', CONSOLE);
  });
  return [{ id: 'storage.links', name: '云存储 · 读写与临时链接', ...finding }];
}
