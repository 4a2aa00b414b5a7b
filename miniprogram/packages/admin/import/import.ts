import { pageStyle } from '../../../behaviors/page-style';
import { call } from '../../../services/cloud';
import { explain, sentenceOf } from '../../../services/feedback';
import { openFile } from '../services/open-file';
import { chooseFile, uploadFile } from './file';
import { previewing } from './previewing';
import { begun, goThrough, NO_COUNTS, progressOf, restWords, type Run, unfinished } from './run';

/** choose, then look at what would happen, then watch it happen, then read what happened. */
type Stage = 'choose' | 'preview' | 'running' | 'stopped' | 'done';

/** Imports the roster from a spreadsheet; nothing is written before somebody has seen what will be. */
Page({
  behaviors: [pageStyle, previewing],
  data: {
    stage: 'choose' as Stage,
    /** Of the file that was chosen. */
    name: '',
    refusal: '',
    isReading: false,
    done: 0,
    percent: 0,
    counts: NO_COUNTS,
    /** An import that was begun before and not finished. */
    rest: '',
  },
  isGone: false,

  onLoad() {
    const run = unfinished();
    if (run) this.setData({ rest: restWords(run) });
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
        await this.preview(await uploadFile(file));
        this.setData({ stage: 'preview' });
      },
      (error) => this.setData({ refusal: sentenceOf(error), stage: 'choose' }),
    );
    this.setData({ isReading: false });
  },

  async onReachBottom() {
    if (this.data.stage === 'preview') await this.more();
  },

  async onImport() {
    const { _fileId: fileId, name, total } = this.data;
    await this.run(begun(fileId, name, total));
  },

  async onGoOn() {
    const run = unfinished();
    if (run) await this.run(run);
  },

  async run(begin: Run) {
    const show = (run: Run, isOver: boolean) =>
      this.setData({ ...progressOf(run), stage: isOver ? 'done' : 'running', rest: '' });
    await this.whileBusy(
      () => goThrough(begin, show, () => this.isGone),
      (error) => {
        this.setData({ stage: 'stopped' });
        return explain(error);
      },
    );
  },

  onAgain() {
    this.setData({ stage: 'choose', name: '', refusal: '', rest: '' });
  },

  onBack() {
    void wx.navigateBack();
  },
});
