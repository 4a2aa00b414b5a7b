/** The pictures of the demo; `draw-photos.ts` draws them from the scenes. */
import { join } from 'node:path';

export const PHOTO_NAMES = [
  'dripping-tap',
  'burst-pipe',
  'broken-tube',
  'ceiling-fan',
  'cracked-window',
  'broken-chair',
  'door-lock',
  'ceiling-stain',
  'lift-panel',
  'cracked-road',
  'bed-frame',
  'shower-head',
  'repaired-tap',
  'repaired-lamp',
  'workbench',
] as const;

export type PhotoName = (typeof PHOTO_NAMES)[number];

/** Where the JPEG file of a picture lies. */
export const photoFile = (name: PhotoName): string => join(__dirname, 'photos', `${name}.jpg`);
