/**
 * A photo as others may see it: told by its bytes, never by name or content type, and rebuilt of nothing but what a decoder
 * needs. Bytes in, bytes or a refusal out; no file makes it throw, and time grows with the size of the file only.
 */
import { cleanJpeg, isJpeg } from './jpeg';
import { cleanPng, isPng } from './png';
import { cleanWebp, isWebp } from './webp';

export type PhotoFormat = 'jpg' | 'png' | 'webp';

export type PhotoFault = 'empty' | 'tooLarge' | 'notPhoto' | 'damaged' | 'tooManyPixels';

export type CleanedPhoto =
  | { readonly ok: true; readonly format: PhotoFormat; readonly bytes: Buffer }
  | { readonly ok: false; readonly fault: PhotoFault };

/** What is left of a file whose pixels can be shown. */
export interface Cleaned {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

interface Format {
  readonly format: PhotoFormat;
  /** By its first bytes. */
  is(bytes: Buffer): boolean;
  /** Nothing where the file is damaged or not whole. */
  clean(bytes: Buffer): Cleaned | undefined;
}

/**
 * Bytes. The phone sends 1600 px at most, some 500 kB; where it cannot shrink a file it sends what WeChat calls compressed,
 * below 4 MB for today's cameras. Six of them, twice in memory, fit a function's 256 MB.
 */
export const MOST_BYTES = 5 * 1024 * 1024;

/** Few bytes can blow up to a picture that no phone can show; the largest of today's phones take 50 million. */
const MOST_PIXELS = 50_000_000;

const FORMATS: readonly Format[] = [
  { format: 'jpg', is: isJpeg, clean: cleanJpeg },
  { format: 'png', is: isPng, clean: cleanPng },
  { format: 'webp', is: isWebp, clean: cleanWebp },
];

const refused = (fault: PhotoFault): CleanedPhoto => ({ ok: false, fault });

export function cleanPhoto(bytes: Buffer): CleanedPhoto {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > MOST_BYTES) return refused('tooLarge');
  const kind = FORMATS.find(({ is }) => is(bytes));
  if (!kind) return refused('notPhoto');
  const cleaned = kind.clean(bytes);
  if (!cleaned || cleaned.width < 1 || cleaned.height < 1) return refused('damaged');
  if (cleaned.width * cleaned.height > MOST_PIXELS) return refused('tooManyPixels');
  return { ok: true, format: kind.format, bytes: cleaned.bytes };
}
