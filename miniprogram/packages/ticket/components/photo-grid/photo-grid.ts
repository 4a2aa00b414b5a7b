import { MOST_RETRIES } from '../../services/retries';
import type { PhotoSource } from '../../services/upload';

export interface GridPhoto {
  /** Temporary path, or a link; empty where the photo was removed. */
  readonly path: string;
  /** 0-100, only while it is on its way. */
  readonly percent?: number;
  /** Counts from 1, only while it is tried again or waits for that. */
  readonly retry?: number;
  readonly failed?: boolean;
}

interface Tile {
  readonly key: string;
  readonly path: string;
  readonly isRemoved: boolean;
  readonly isUnderWay: boolean;
  /** 0-100, whole. */
  readonly percent: number;
  /** 0: it has not failed yet. */
  readonly retry: number;
  readonly failed: boolean;
}

type AddEvent = WechatMiniprogram.TouchEvent<object, object, { source: PhotoSource }>;
type TileEvent = WechatMiniprogram.TouchEvent<object, object, { index: number }>;

const tileOf = ({ path, percent, retry = 0, failed }: GridPhoto, index: number): Tile => ({
  key: path || `removed-${index}`,
  path,
  isRemoved: !path,
  isUnderWay: !failed && !retry && percent !== undefined,
  percent: Math.round(percent ?? 0),
  retry,
  failed: failed ?? false,
});

/** What has failed, in words that a small picture has no room for. */
function noteOn(tiles: readonly Tile[]): string {
  if (tiles.some(({ failed }) => failed)) return '有照片没有传上来，点一下它重试';
  const { retry } = tiles.find((tile) => tile.retry > 0) ?? { retry: 0 };
  return retry ? `有照片上传失败，正在重试 ${retry}/${MOST_RETRIES}` : '';
}

/**
 * Thumbnails; a tap shows them large. Editable: fires add { source }, remove { index }, retry { index } of one that
 * failed.
 */
Component({
  properties: {
    photos: { type: Array, value: [] as GridPhoto[] },
    editable: { type: Boolean, value: false },
    max: { type: Number, value: 6 },
    /** Where new ones come from; camera: taken on the spot as a rule, and from the album by a tile of its own. */
    source: { type: String, value: 'any' as 'any' | 'camera' },
  },
  data: { tiles: [] as Tile[], note: '', mostRetries: MOST_RETRIES },
  observers: {
    photos(photos: GridPhoto[]) {
      const tiles = photos.map(tileOf);
      this.setData({ tiles, note: noteOn(tiles) });
    },
  },
  methods: {
    onPreview(event: TileEvent) {
      const { tiles } = this.data;
      const urls = tiles.flatMap(({ path, isRemoved }) => (isRemoved ? [] : [path]));
      const current = tiles[event.currentTarget.dataset.index]?.path;
      if (current) void wx.previewImage({ urls, current });
    },
    onRetry({ currentTarget }: TileEvent) {
      this.triggerEvent('retry', { index: currentTarget.dataset.index });
    },
    onRemove({ currentTarget }: TileEvent) {
      this.triggerEvent('remove', { index: currentTarget.dataset.index });
    },
    onAdd({ currentTarget }: AddEvent) {
      this.triggerEvent('add', { source: currentTarget.dataset.source });
    },
  },
});
