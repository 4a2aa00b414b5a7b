/** Calls of the real functions as one person at one instant. A refusal ends the seed: the demo must be possible. */
import { readFile } from 'node:fs/promises';
import type { Result } from '@xiuda/domain';
import type { Cloud } from '../cloud/types';
import { type PhotoName, photoFile } from './photos';

/** What the seed needs of the emulated cloud. */
export type SeedTarget = Pick<Cloud, 'url' | 'database' | 'invoke'>;

/** Who calls, and what the clock reads then (ms). */
export interface CallAs {
  readonly openid: string;
  readonly now: number;
}

/** @throws Error with the function's name, code, sentence and details, where it refuses */
export async function call<T>(cloud: SeedTarget, name: string, event: unknown, as: CallAs): Promise<T> {
  const result = (await cloud.invoke(name, event, as)) as Result<T>;
  if (result.ok) return result.data;
  const { code, message, details } = result.error;
  throw new Error(`${name} refused: ${code} ${message} ${JSON.stringify(details ?? {})}`);
}

async function upload(cloud: SeedTarget, path: string, photo: PhotoName, openid: string): Promise<string> {
  const response = await fetch(`${cloud.url}/storage?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'X-WX-OPENID': openid, 'Content-Type': 'image/jpeg' },
    body: await readFile(photoFile(photo)),
  });
  const answer = (await response.json()) as { fileID?: string; errMsg?: string };
  if (!answer.fileID) throw new Error(`photo ${photo} not uploaded: ${answer.errMsg ?? response.status}`);
  return answer.fileID;
}

/** Asks for slots and fills them, as the mini program does; file ids in the order of the photos. */
export async function uploadPhotos(
  cloud: SeedTarget,
  photos: readonly PhotoName[],
  as: CallAs,
): Promise<string[]> {
  if (!photos.length) return [];
  const { paths } = await call<{ paths: string[] }>(
    cloud,
    'files',
    { op: 'slots', count: photos.length },
    as,
  );
  return Promise.all(
    photos.map((photo, i) => {
      const path = paths[i];
      if (path === undefined) throw new Error(`files gave ${paths.length} slots for ${photos.length} photos`);
      return upload(cloud, path, photo, as.openid);
    }),
  );
}
