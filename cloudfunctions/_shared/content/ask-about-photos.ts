/** Photos to WeChat's content check. What becomes of them is told later (judge-photo.ts). Source: security.mediaCheckAsync, version 2. */
import { platform } from '../sdk';
import { allTried } from '../settled';
import { linksTo } from '../storage';
import { addPhotoCheck } from '../store/photo-checks';
import { CHECK_VERSION, SCENE_COMMENT } from './check-texts';

const IMAGE = 2;

export interface PhotosToCheck {
  readonly openid: string;
  readonly ticketId: string;
  /** File ids. */
  readonly photos: readonly string[];
}

/**
 * @returns how many photos were asked about
 * @throws what went wrong, after all the others were asked about
 */
export async function askAboutPhotos({ openid, ticketId, photos }: PhotosToCheck): Promise<number> {
  const links = await linksTo(photos);
  const asked = await allTried(
    photos.map(async (fileId) => {
      const mediaUrl = links.get(fileId);
      if (!mediaUrl) throw new Error(`no link to ${fileId}`);
      const options = { version: CHECK_VERSION, scene: SCENE_COMMENT, mediaType: IMAGE, mediaUrl, openid };
      const answer = await platform.openapi.security.mediaCheckAsync(options);
      // Cloud calls answer in camel case; the HTTP interface in snake case.
      const traceId = answer.traceId ?? answer.trace_id;
      if (!traceId) throw new Error('mediaCheckAsync gave no trace id');
      await addPhotoCheck({ traceId, fileId, ticketId });
    }),
  );
  return asked.length;
}
