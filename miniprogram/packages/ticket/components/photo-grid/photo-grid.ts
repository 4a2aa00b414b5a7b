export interface GridPhoto {
  /** Temporary path, or a link. */
  readonly path: string;
  /** 0-100, only while it is on its way. */
  readonly percent?: number;
  readonly failed?: boolean;
}

interface Tile {
  readonly path: string;
  /** How far it is; empty once it is there. */
  readonly progress: string;
  readonly failed: boolean;
}

type TileEvent = WechatMiniprogram.TouchEvent<object, object, { index: number }>;

const tileOf = ({ path, percent, failed }: GridPhoto): Tile => ({
  path,
  progress: failed || percent === undefined ? '' : `上传中 ${Math.round(percent)}%`,
  failed: failed ?? false,
});

/** Thumbnails; a tap shows them large. Editable: fires add {}, remove { index }, retry { index } of one that failed. */
Component({
  properties: {
    photos: { type: Array, value: [] as GridPhoto[] },
    editable: { type: Boolean, value: false },
    max: { type: Number, value: 6 },
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
    onAdd() {
      this.triggerEvent('add', {});
    },
  },
});
