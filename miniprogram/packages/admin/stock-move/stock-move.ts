import type { StockMove } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { CloudError } from '../../../services/cloud';
import { explain, fieldErrors, say, sentenceOf } from '../../../services/feedback';
import { loadMaterial, stockWords } from '../materials/load';
import { change } from '../services/change';
import { kindOf, MOVE_TABS, MOVE_WORDS, quantityError } from './moves';

type Field = 'quantity' | 'reason';
type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>;

/** Something came in or went out otherwise than by a repair, or was counted. */
Page({
  behaviors: [busy, formErrors, loadable, pageStyle],
  data: {
    id: '',
    name: '',
    stock: '',
    tabs: MOVE_TABS,
    kind: 'in' as StockMove,
    asks: MOVE_WORDS.in,
  },
  typed: { quantity: '', reason: '' } as Record<Field, string>,

  onLoad({ id = '', kind }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id) });
    this.choose(kindOf(kind));
    void this.load();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => {
      const material = await loadMaterial(this.data.id);
      return { name: material.name, stock: stockWords(material) };
    });
  },

  choose(kind: StockMove) {
    this.setData({ kind, asks: MOVE_WORDS[kind], errors: {} });
  },

  onKind({ detail }: WechatMiniprogram.CustomEvent<{ id: StockMove }>) {
    this.choose(detail.id);
  },

  onChange(event: ChangeEvent) {
    const { field } = event.currentTarget.dataset;
    this.typed = { ...this.typed, [field]: event.detail.value };
    this.clearError(field);
  },

  async onSend() {
    const { id, kind } = this.data;
    const { quantity, reason } = this.typed;
    const wrong = quantityError(kind, quantity);
    this.setData({ errors: { quantity: wrong } });
    if (wrong) return;
    const fields = { materialId: id, kind, quantity: Number(quantity), ...(reason.trim() && { reason }) };
    await this.whileBusy(
      async () => {
        await change('admin-catalog', { op: 'moveStock', ...fields });
        await wx.navigateBack();
        say('已登记');
      },
      (error) => this.refuse(error),
    );
  },

  async refuse(error: unknown) {
    const isShort = error instanceof CloudError && error.code === 'OUT_OF_STOCK';
    const errors = isShort ? { quantity: sentenceOf(error) } : fieldErrors(error);
    this.setData({ errors });
    if (isShort) return this.load();
    if (!Object.keys(errors).some((field) => field in this.typed)) await explain(error);
  },
});
