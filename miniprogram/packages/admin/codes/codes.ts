import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { pageStyle } from '../../../behaviors/page-style';
import { call, CloudError } from '../../../services/cloud';
import { explain, fieldErrors, say, sentenceOf } from '../../../services/feedback';
import { choosePlaces } from '../places/choose';
import { openFile } from '../services/open-file';
import { dropFile, keepFile, type ShownFile, shownFiles } from './kept-files';
import { beginMaking, goOn, type Making, planCodes, planWords, type Progress } from './make';

type FileEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

Page({
  behaviors: [busy, formErrors, pageStyle],
  data: {
    chosen: [] as string[],
    /** Names of what is chosen. */
    names: '',
    /** What the chosen places make; empty until that is known. */
    plan: '',
    isTrial: false,
    progress: null as (Progress & { percent: number }) | null,
    /** Why it stopped. */
    refusal: '',
    files: [] as ShownFile[],
  },
  making: [] as Making,
  isOver: false,

  onShow() {
    this.setData({ files: shownFiles() });
  },

  onUnload() {
    this.isOver = true;
  },

  async onChoose() {
    if (this.data.isBusy) return;
    const choices = await choosePlaces({ title: '选择地点', chosen: this.data.chosen, many: true });
    if (!choices) return;
    const names = choices.map(({ path }) => path.slice(-2).join(' ')).join('、');
    this.making = [];
    this.setData({ chosen: choices.map(({ id }) => id), names, plan: '', progress: null, refusal: '' });
    this.clearError('placeIds');
    if (choices.length) await this.plan();
  },

  /** Which codes that makes. */
  async plan() {
    await this.attempt(async () => {
      const plan = await planCodes(this.data.chosen);
      this.making = beginMaking(plan.places);
      this.setData({ plan: planWords(plan), isTrial: plan.isTrial });
    });
  },

  async onMake() {
    if (!this.data.chosen.length) return this.setData({ errors: { placeIds: '请先选择地点' } });
    if (!this.making.length) await this.plan();
    if (!this.making.length) return;
    await this.attempt(async () => {
      const tell = (progress: Progress) => this.tell(progress);
      await goOn(this.making, tell, keepFile, () => this.isOver);
      if (this.isOver) return;
      this.making = [];
      say('做好了，可以打开');
      this.setData({ chosen: [], names: '', plan: '', isTrial: false, progress: null });
    });
    this.setData({ files: shownFiles() });
  },

  tell(progress: Progress) {
    this.setData({
      progress: { ...progress, percent: Math.round((progress.drawn / progress.total) * 100) },
    });
  },

  async attempt(work: () => Promise<unknown>) {
    this.setData({ refusal: '' });
    await this.whileBusy(work, (error) => {
      const errors = fieldErrors(error);
      // What was planned holds no longer: the next tap plans anew.
      if (errors.placeIds) this.making = [];
      this.setData(errors.placeIds ? { errors, plan: '', progress: null } : { refusal: sentenceOf(error) });
    });
  },

  async onOpen({ currentTarget }: FileEvent) {
    const { id } = currentTarget.dataset;
    await this.whileBusy(
      async () => {
        const { url, name } = await call<{ url: string; name: string }>('admin-catalog', {
          op: 'codesLink',
          id,
        });
        await openFile(url, name);
      },
      async (error) => {
        if (error instanceof CloudError && error.code === 'NOT_FOUND') dropFile(id);
        this.setData({ files: shownFiles() });
        await explain(error);
      },
    );
  },
});
