import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { pageStyle } from '../../../behaviors/page-style';
import { explain, fieldErrors, say } from '../../../services/feedback';
import { newRequestId } from '../../../services/request-id';
import { placeTarget } from '../../../services/routes';
import { addBatch, type BatchPlan, planBatch } from './batch';

/** Many places at once: written down, looked at, added. */
Page({
  behaviors: [busy, formErrors, pageStyle],
  data: {
    where: '',
    /** Of what is written now; null: not looked at yet. */
    plan: null as BatchPlan | null,
    /** Done with, while they are being added. */
    done: 0,
  },
  parentId: '',
  lines: '',
  requestId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { parentId, where } = placeTarget(query);
    this.parentId = parentId;
    this.setData({ where });
  },

  onLines({ detail: { value } }: WechatMiniprogram.TextareaInput) {
    this.lines = value;
    this.clearError('lines');
    if (this.data.plan) this.setData({ plan: null });
  },

  async onPlan() {
    const { parentId, lines } = this;
    await this.attempt(async () => {
      const plan = await planBatch({ parentId, lines });
      if (lines !== this.lines) return;
      this.requestId = newRequestId();
      this.setData({ plan, done: 0 });
    });
  },

  async onAdd() {
    const { parentId, lines, requestId } = this;
    await this.attempt(async () => {
      const added = await addBatch({ parentId, lines }, requestId, (done) => this.setData({ done }));
      await wx.navigateBack();
      say(`已添加 ${added} 处`);
    });
  },

  async attempt(work: () => Promise<unknown>) {
    await this.whileBusy(work, async (error) => {
      const { lines } = fieldErrors(error);
      if (lines) this.setData({ errors: { lines } });
      else await explain(error);
    });
  },
});
