/**
 * Photos of a step. What a person uploads stays theirs, to write over and with everything their camera noted; what the ticket
 * keeps is a copy that was checked by its content, freed of metadata, and that no client can write to.
 */
import { randomBytes } from 'node:crypto';
import { AppError, dayCode, photosOf, type Ticket } from '@xiuda/domain';
import { cleanPhoto, type PhotoFault, type PhotoFormat } from './photo/photo';
import { allTried } from './settled';
import { deleteFiles, pathOf, readFile, writeFile } from './storage';
import { markUsed, ownedBy, readSlots, type Slot } from './store/files';

interface Photo {
  readonly format: PhotoFormat;
  readonly bytes: Buffer;
}

/** Photos that may be kept, and the slots that they came from. */
export interface StepPhotos {
  readonly slots: readonly string[];
  readonly photos: readonly Photo[];
}

export const NO_PHOTOS: StepPhotos = { slots: [], photos: [] };

/** What is wrong with the photo at this place; they are counted from 1. */
const FAULTS: Readonly<Record<PhotoFault, (place: number) => string>> = {
  empty: (place) => `第 ${place} 张照片是空的，请移除后重新添加`,
  tooLarge: (place) => `第 ${place} 张照片超过 5 MB，请换一张小一些的`,
  notPhoto: (place) => `第 ${place} 个文件不是 JPG、PNG 或 WebP 照片，请换一张`,
  damaged: (place) => `第 ${place} 张照片已损坏，请移除后重新添加`,
  tooManyPixels: (place) => `第 ${place} 张照片尺寸太大，请缩小后再添加`,
};

const refusal = (photos: string) => new AppError('INVALID_INPUT', { photos });

const missing = (): never => {
  throw refusal('照片没有传上来，请重新添加');
};

type Loaded = PromiseSettledResult<Buffer | undefined>;

function cleaned(file: Loaded, index: number): Photo {
  if (file.status === 'rejected') throw file.reason;
  if (!file.value) return missing();
  const photo = cleanPhoto(file.value);
  if (!photo.ok) throw refusal(FAULTS[photo.fault](index + 1));
  return photo;
}

/** Paths of the slots that these files lie at; one that lies nowhere of ours is left out. */
export const slotsOf = (fileIds: readonly string[]): string[] =>
  fileIds.flatMap((fileId) => pathOf(fileId) ?? []);

/**
 * Loads the files at these ids: they must have been uploaded, by this person, to slots issued to this person.
 * @param issued what is stored of these slots; it is read here unless told
 * @returns judges them when their turn comes in the order of checks; it throws AppError INVALID_INPUT, or what kept a file from
 * being read
 */
export async function loadPhotos(
  openid: string,
  fileIds: readonly string[],
  issued: (paths: readonly string[]) => Promise<readonly Slot[]> = readSlots,
): Promise<() => StepPhotos> {
  if (!fileIds.length) return () => NO_PHOTOS;
  const slots = slotsOf(fileIds);
  if (slots.length !== fileIds.length) return missing;
  const [known, files] = await Promise.all([issued(slots), Promise.allSettled(fileIds.map(readFile))]);
  const owned = ownedBy(openid, known);
  return () => (slots.every((path) => owned.has(path)) ? { slots, photos: files.map(cleaned) } : missing());
}

/** Never fails; a copy that stays harms nobody. */
export const discard = async (fileIds: readonly string[]): Promise<unknown> =>
  fileIds.length > 0 &&
  deleteFiles(fileIds).catch((error: unknown) => console.error('copies that nobody refers to', error));

/**
 * Somebody was faster: deletes the copies, but for those that the ticket has after all, because the write was sent twice.
 * One that stays harms nobody: its path is known to nobody.
 */
export async function dropCopies(copies: readonly string[], stored: Ticket | undefined): Promise<void> {
  const referred = new Set(stored ? photosOf(stored) : []);
  await discard(copies.filter((copy) => !referred.has(copy)));
}

/** Stores the copies, all or none of them; answers their file ids in the order of the photos. */
export async function storeCopies({ photos }: StepPhotos): Promise<string[]> {
  const folder = `tickets/${dayCode(new Date())}`;
  const copies = photos.map(({ format, bytes }) =>
    writeFile(`${folder}/${randomBytes(16).toString('hex')}.${format}`, bytes),
  );
  return allTried(copies, async (written) => void (await discard(written)));
}

/** Slots of a step that is being written no longer count as unused. Only the limit of slots would notice where this fails. */
export async function noteUsed({ slots }: StepPhotos): Promise<void> {
  if (slots.length) await markUsed(slots).catch((error: unknown) => console.error('used slots', error));
}
