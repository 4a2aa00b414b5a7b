import type { PhotoSource } from '../../services/upload';

export interface GridPhoto {
  /** Temporary path, or a link. */
  readonly path: string;
  /** 0-100, only while it is on its way. */
  readonly percent?: number;
  readonly failed?: boolean;
}

interface Tile {
  readonly path: string;
  readonly isUnderWay: boolean;
  /** 0-100, whole. */
  readonly percent: number;
  readonly failed: boolean;
}

type AddEvent = WechatMiniprogram.TouchEvent<object, object, { source: PhotoSource }>;
type TileEvent = WechatMiniprogram.TouchEvent<object, object, { index: number }>;

const tileOf = ({ path, percent, failed }: GridPhoto): Tile => ({
  path,
  isUnderWay: !failed && percent !== undefined,
  percent: Math.round(percent ?? 0),
  failed: failed ?? false,
});

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
  data: { tiles: [] as Tile[] },
  observers: {
    photos(photos: GridPhoto[]) {
      this.setData({ tiles: photos.map(tileOf) });
    },
  },
  methods: {
    onPreview(event: TileEvent) {
      const urls = this.data.tiles.map(({ path }) => path);
      const current = urls[event.currentTarget.dataset.index];
      if (current !== undefined) void wx.previewImage({ urls, current });
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
