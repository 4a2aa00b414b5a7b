import { busy } from '../../../behaviors/busy';
import { loadPreview, type RowKind, type ShownRow } from './preview';

/** Looking at what an import of a file would do. */
export const previewing = Behavior({
  behaviors: [busy],
  data: {
    tabs: [] as readonly { id: string; label: string; count: number }[],
    kind: '' as RowKind | '',
    rows: [] as readonly ShownRow[],
    /** 0 at the end. */
    next: 0,
    total: 0,
    /** How many people the import would add or change. */
    writes: 0,
    _fileId: '',
  },
  methods: {
    /** @throws CloudError */
    async preview(fileId: string, kind: RowKind | '' = ''): Promise<void> {
      this.setData({ _fileId: fileId });
      this.setData(await loadPreview(fileId, kind, 0));
    },

    async onTab({ detail }: WechatMiniprogram.CustomEvent<{ id: RowKind }>) {
      await this.whileBusy(() => this.preview(this.data._fileId, detail.id));
    },

    async more(): Promise<void> {
      const { _fileId: fileId, next, kind, rows } = this.data;
      if (!next) return;
      await this.whileBusy(async () => {
        const more = await loadPreview(fileId, kind, next);
        this.setData({ ...more, rows: [...rows, ...more.rows] });
      });
    },
  },
});
