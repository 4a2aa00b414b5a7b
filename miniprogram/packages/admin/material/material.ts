import type { StockMove } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { stockLedgerPage, stockMovePage } from '../../../services/routes';
import { loadMaterial, stockWords } from '../materials/load';
import { change } from '../services/change';
import { type Field, fieldsOf, NOTHING, typedOf, typingErrors } from './fields';

type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>;
type MoveEvent = WechatMiniprogram.TouchEvent<object, object, { kind: StockMove }>;

/** One material: what it is, and how many there are. Without an id it is a new one. */
Page({
  behaviors: [busy, formErrors, loadable, pageStyle],
  data: {
    id: '',
    name: '',
    /** What the fields start with. */
    fields: NOTHING,
    stock: '',
    isLow: false,
    isOff: false,
  },
  typed: NOTHING,
  isFilled: false,

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.setData(id ? { id: decodeURIComponent(id) } : { state: 'ready' });
  },

  onReady() {
    if (!this.data.id) void wx.setNavigationBarTitle({ title: '新增耗材' });
  },

  onShow() {
    if (this.data.id) return this.load();
  },

  /** What is being typed stays when somebody comes back from the store room. */
  load(): Promise<void> {
    return this.showLoaded(async () => {
      const material = await loadMaterial(this.data.id);
      const { name, isLow, isOff = false } = material;
      const shown = { name, isLow, isOff, stock: stockWords(material) };
      if (this.isFilled) return shown;
      this.isFilled = true;
      this.typed = typedOf(material);
      return { ...shown, fields: this.typed };
    });
  },

  onChange(event: ChangeEvent) {
    const { field } = event.currentTarget.dataset;
    this.typed = { ...this.typed, [field]: event.detail.value };
    this.clearError(field);
  },

  onMove({ currentTarget }: MoveEvent) {
    void open(stockMovePage(this.data.id, currentTarget.dataset.kind));
  },

  onLedger() {
    void open(stockLedgerPage(this.data.id, this.data.name));
  },

  async onSave() {
    const errors = typingErrors(this.typed);
    this.setData({ errors });
    if (Object.keys(errors).length) return;
    const { id } = this.data;
    const wish = id ? { op: 'saveMaterial', materialId: id } : { op: 'addMaterial' };
    await this.whileBusy(
      async () => {
        await change('admin-catalog', { ...wish, ...fieldsOf(this.typed) });
        await wx.navigateBack();
        say(id ? '已保存' : '已新增');
      },
      (error) => this.showRefusal(error, Object.keys(NOTHING)),
    );
  },

  async onSwitch() {
    const { id, isOff } = this.data;
    await this.whileBusy(async () => {
      await change('admin-catalog', { op: 'switchMaterial', materialId: id, isOff: !isOff });
      await this.load();
      say(isOff ? '已启用，维修工可以选用' : '已停用，维修工选不到了');
    });
  },
});
