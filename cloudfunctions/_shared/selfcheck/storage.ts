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

/** What a step gives; `undefined` where it fails, which the log explains. */
const step = <T>(what: string, work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    console.error(`storage: ${what}`, error);
    return undefined;
  });

async function judge(): Promise<Finding> {
  const path = `selfcheck/${randomBytes(16).toString('hex')}.txt`;
  const fileId = await step('write', writeFile(path, Buffer.from(CONTENT)));
  if (!fileId) return wrong('云函数写不进文件', CONSOLE);
  const link = await step('link', linkFor(fileId, LINK_SECONDS));
  const isOpen = link !== undefined && (await step('open', opens(link)));
  // It goes whatever has come of it; one that stays is named nowhere and has 9 bytes.
  const gone = await step('delete', deleteFiles([fileId]));
  if (!link) return wrong('文件写进去了，但换不出临时链接', CONSOLE);
  if (!isOpen) return wrong('临时链接打不开', CONSOLE);
  if (!gone?.length) return wrong('写进去的文件删不掉', CONSOLE);
  return fine('能写、能用临时链接打开、能删');
}

export const checkStorage = async (): Promise<Check[]> => [
  { id: 'storage.links', name: '云存储 · 读写与临时链接', ...(await judge()) },
];
