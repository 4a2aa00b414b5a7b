/**
 * Photos of a form: each is uploaded as soon as it is chosen, while the person goes on typing. What the network fails is tried
 * again by itself for half a minute, and as soon as the network is back.
 */
import { CloudError } from '../../../services/cloud';
import { createRetries, MOST_RETRIES } from './retries';
import { choosePhotos, type PhotoSource, uploadPhoto } from './upload';

/** How long an upload can be counted upon, ms: the cloud clears it away after a day. */
const LASTING = 12 * 3_600_000;

const NOT_ALL_SENT = '有照片没有传上来，请点照片重试或移除它';

export interface DraftPhoto {
  /** Temporary path on this phone. */
  readonly path: string;
  /** 0-100, only while it is on its way. */
  readonly percent?: number;
  /** Counts from 1, only while it is tried again or waits for that. */
  readonly retry?: number;
  readonly failed?: boolean;
  /** Set once it has arrived. */
  readonly fileId?: string;
  /** When it has, ms since the epoch. */
  readonly arrivedAt?: number;
  /** Of a photo that its ticket has already: where it stands there. */
  readonly place?: number;
}

/** How many of the photos have arrived. */
export interface UploadProgress {
  readonly arrived: number;
  readonly total: number;
}

export const progressOf = (photos: readonly DraftPhoto[]): UploadProgress => ({
  arrived: photos.filter(({ fileId, place }) => fileId !== undefined || place !== undefined).length,
  total: photos.length,
});

export interface PhotoDraft {
  readonly photos: readonly DraftPhoto[];
  /** Chooses up to `count` more and uploads them; resolves when they are chosen. */
  add(count: number, source?: PhotoSource): Promise<void>;
  remove(index: number): void;
  retry(index: number): void;
  /** Takes photos up again that another draft held; what has left this phone since is dropped, what arrived long ago sent anew. */
  restore(kept: readonly DraftPhoto[]): Promise<void>;
  /** Photos that the ticket has already: there is nothing to send. */
  hold(photos: readonly DraftPhoto[]): void;
  /** Nobody looks at the form any longer: what is on its way may arrive, nothing is tried again. */
  stop(): void;
  /**
   * Waits for what is on its way.
   * @returns file ids in the order of the photos, without those that the ticket has already
   * @throws CloudError NETWORK where one has failed
   */
  settled(): Promise<string[]>;
}

const isReadable = (path: string): Promise<boolean> =>
  wx.getImageInfo({ src: path }).then(
    () => true,
    () => false,
  );

/** Another try can help: nobody refused it. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof CloudError) || error.code === 'NETWORK' || error.code === 'INTERNAL';

const isLasting = ({ arrivedAt = 0 }: DraftPhoto): boolean => Date.now() - arrivedAt < LASTING;

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

  const isThere = (path: string): boolean => photos.some((photo) => photo.path === path);

  /** @param retry how often it has failed before */
  async function attempt(path: string, retry: number): Promise<void> {
    const state = { path, ...(retry > 0 && { retry }) };
    replace({ ...state, percent: 0 });
    const fileId = await uploadPhoto(path, (percent) => replace({ ...state, percent }));
    replace({ path, fileId, arrivedAt: Date.now() });
  }

  /** Is it worth another try, and has its time come? */
  async function comesAgain(path: string, retry: number, error: unknown): Promise<boolean> {
    console.warn('photo upload', error);
    if (!mayPass(error) || retry > MOST_RETRIES || !isThere(path)) return false;
    replace({ path, retry });
    return (await retries.pause(retry)) && isThere(path);
  }

  async function upload(path: string): Promise<void> {
    for (let retry = 0; ; retry++) {
      try {
        const work = () => attempt(path, retry);
        return await (retry === 0 ? work() : retries.inTurn(work));
      } catch (error) {
        if (await comesAgain(path, retry + 1, error)) continue;
        replace({ path, failed: true });
        return;
      }
    }
  }

  const start = (path: string): void =>
    void underWay.set(
      path,
      upload(path).finally(() => underWay.delete(path)),
    );

  const retries = createRetries(() => {
    for (const { path, failed } of photos) if (failed) start(path);
  });

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
      const there = kept.filter((_, index) => readable[index]);
      append(there.map((photo) => (isLasting(photo) ? photo : { path: photo.path })));
    },
    hold: (held) => keep(held),
    stop: () => retries.stop(),
    async settled() {
      await Promise.all(photos.map(({ path }) => underWay.get(path)));
      const sent = photos.filter(({ place }) => place === undefined);
      const fileIds = sent.flatMap(({ fileId }) => fileId ?? []);
      if (fileIds.length < sent.length) throw new CloudError('NETWORK', NOT_ALL_SENT);
      return fileIds;
    },
  };
}
