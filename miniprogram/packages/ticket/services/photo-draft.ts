/** Photos of a form: each is uploaded as soon as it is chosen, while the person goes on typing. */
import { CloudError } from '../../../services/cloud';
import { choosePhotos, type PhotoSource, uploadPhoto } from './upload';

const NOT_ALL_SENT = '有照片没有传上去，请点照片重试或移除它';

export interface DraftPhoto {
  /** Temporary path on this phone. */
  readonly path: string;
  /** 0-100, only while it is on its way. */
  readonly percent?: number;
  readonly failed?: boolean;
  /** Set once it has arrived. */
  readonly fileId?: string;
}

/** How many of the photos have arrived. */
export interface UploadProgress {
  readonly arrived: number;
  readonly total: number;
}

export const progressOf = (photos: readonly DraftPhoto[]): UploadProgress => ({
  arrived: photos.filter(({ fileId }) => fileId !== undefined).length,
  total: photos.length,
});

export interface PhotoDraft {
  readonly photos: readonly DraftPhoto[];
  /** Chooses up to `count` more and uploads them; resolves when they are chosen. */
  add(count: number, source?: PhotoSource): Promise<void>;
  remove(index: number): void;
  retry(index: number): void;
  /** Takes photos up again that another draft held; what has left this phone since is dropped. */
  restore(kept: readonly DraftPhoto[]): Promise<void>;
  /**
   * Waits for what is on its way.
   * @returns file ids in the order of the photos
   * @throws CloudError NETWORK where one has failed
   */
  settled(): Promise<string[]>;
}

const isReadable = (path: string): Promise<boolean> =>
  wx.getImageInfo({ src: path }).then(
    () => true,
    () => false,
  );

/** @param onChange told of every change, progress included */
export function createPhotoDraft(onChange: (photos: DraftPhoto[]) => void): PhotoDraft {
  let photos: readonly DraftPhoto[] = [];
  /** By path: a photo that is removed on its way changes nothing when it arrives. */
  const underWay = new Map<string, Promise<void>>();

  const keep = (next: readonly DraftPhoto[]): void => {
    photos = next;
    onChange([...next]);
  };
  const replace = (photo: DraftPhoto): void => {
    if (photos.some(({ path }) => path === photo.path)) {
      keep(photos.map((one) => (one.path === photo.path ? photo : one)));
    }
  };

  async function upload(path: string): Promise<void> {
    replace({ path, percent: 0 });
    try {
      replace({ path, fileId: await uploadPhoto(path, (percent) => replace({ path, percent })) });
    } catch (error) {
      console.warn('photo upload', error);
      replace({ path, failed: true });
    } finally {
      underWay.delete(path);
    }
  }
  const start = (path: string): void => void underWay.set(path, upload(path));

  const append = (added: readonly DraftPhoto[]): void => {
    const known = new Set(photos.map(({ path }) => path));
    const fresh = added.filter(({ path }) => !known.has(path));
    keep([...photos, ...fresh]);
    for (const { path, fileId } of fresh) if (fileId === undefined && !underWay.has(path)) start(path);
  };

  return {
    get photos() {
      return photos;
    },
    async add(count, source) {
      const paths = await choosePhotos(count, source);
      if (paths.length) append(paths.map((path) => ({ path })));
    },
    remove(index) {
      keep(photos.filter((_, at) => at !== index));
    },
    retry(index) {
      const photo = photos[index];
      if (photo?.failed) start(photo.path);
    },
    async restore(kept) {
      const readable = await Promise.all(kept.map(({ path }) => isReadable(path)));
      append(kept.filter((_, index) => readable[index]));
    },
    async settled() {
      await Promise.all(underWay.values());
      const fileIds = photos.flatMap(({ fileId }) => fileId ?? []);
      if (fileIds.length < photos.length) throw new CloudError('NETWORK', NOT_ALL_SENT);
      return fileIds;
    },
  };
}
