import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { call } from '../../../services/cloud';
import { explain, sentenceOf } from '../../../services/feedback';
import { openFile } from '../services/open-file';
import { chooseFile, uploadFile } from './file';
import { loadPreview, type RowKind, type ShownRow } from './preview';
import { advance, begun, forget, keep, type Run, unfinished } from './run';

/** choose, then look at what would happen, then watch it happen, then read what happened. */
type Stage = 'choose' | 'preview' | 'running' | 'stopped' | 'done';

const NO_COUNTS = { added: 0, changed: 0, same: 0, refused: 0 };

/** Imports the roster from a spreadsheet; nothing is written before somebody has seen what will be. */
Page({
  behaviors: [busy, pageStyle],
  data: {
    stage: 'choose' as Stage,
    /** Of the file that was chosen. */
    name: '',
    refusal: '',
    isReading: false,
    tabs: [] as { id: string; label: string; count: number }[],
    kind: '' as RowKind | '',
    rows: [] as ShownRow[],
    /** 0 at the end. */
    next: 0,
    total: 0,
    /** How many people the import would add or change. */
    writes: 0,
    done: 0,
    percent: 0,
    counts: NO_COUNTS,
    /** An import that was begun before and not finished. */
    rest: '',
  },
  fileId: '',
  isGone: false,

  onLoad() {
    const run = unfinished();
    if (run) this.setData({ rest: `${run.name}，已导入 ${run.from} / ${run.total} 行` });
  },

  onUnload() {
    this.isGone = true;
  },

  async onTemplate() {
    await this.whileBusy(async () => {
      const { url, name } = await call<{ url: string; name: string }>('admin-roster', { op: 'template' });
      await openFile(url, name);
    });
  },

  async onChoose() {
    await this.whileBusy(
      async () => {
        const file = await chooseFile();
        if (!file) return;
        this.setData({ name: file.name, refusal: '', isReading: true, stage: 'choose' });
        this.fileId = await uploadFile(file);
        this.setData({ ...(await loadPreview(this.fileId, '', 0)), stage: 'preview' });
      },
      (error) => this.setData({ refusal: sentenceOf(error), stage: 'choose' }),
    );
    this.setData({ isReading: false });
  },

  async onTab({ detail }: WechatMiniprogram.CustomEvent<{ id: RowKind }>) {
    await this.whileBusy(async () => this.setData({ ...(await loadPreview(this.fileId, detail.id, 0)) }));
  },

  async onReachBottom() {
    const { stage, next, kind, rows } = this.data;
    if (stage !== 'preview' || !next) return;
    await this.whileBusy(async () => {
      const more = await loadPreview(this.fileId, kind, next);
      this.setData({ ...more, rows: [...rows, ...more.rows] });
    });
  },

  async onImport() {
    const { name, total } = this.data;
    await this.run(begun(this.fileId, name, total));
  },

  async onGoOn() {
    const run = unfinished();
    if (run) await this.run(run);
  },

  /** What has been done is kept after every call: whoever comes back goes on there. */
  async run(begin: Run) {
    let run = begin;
    keep(run);
    this.show(run, 'running');
    await this.whileBusy(
      async () => {
        for (let isOver = false; !isOver && !this.isGone;) {
          ({ run, isOver } = await advance(run));
          keep(run);
          this.show(run, 'running');
          if (isOver) this.finish(run);
        }
      },
      (error) => {
        this.show(run, 'stopped');
        return explain(error);
      },
    );
  },

  show({ from, total, counts, name }: Run, stage: Stage) {
    const percent = total ? Math.round((from / total) * 100) : 0;
    this.setData({ stage, done: from, total, counts, name, percent, rest: '' });
  },

  finish(run: Run) {
    forget();
    this.show(run, 'done');
  },

  onAgain() {
    this.setData({ stage: 'choose', name: '', refusal: '', rest: '' });
  },

  onBack() {
    void wx.navigateBack();
  },
});
