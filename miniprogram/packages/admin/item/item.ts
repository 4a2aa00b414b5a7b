import { DANGER_KINDS, DANGERS } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { pageStyle } from '../../../behaviors/page-style';
import { call } from '../../../services/cloud';
import { say } from '../../../services/feedback';
import { newRequestId } from '../../../services/request-id';
import { retry } from '../behaviors/retry';
import { chosen } from '../settings/questions';
import { BLANK, type ItemForm, loadItem } from './load';

type Field = keyof ItemForm;
type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>;

/** As its group says, where that is dangerous. */
const CHOICES = ['', ...DANGER_KINDS] as const;
const wordsOf = (danger: ItemForm['danger']): string => (danger ? DANGERS[danger].label : '');

/** An item: its name, 工种, notice and danger. */
Page({
  behaviors: [busy, formErrors, retry, pageStyle],
  data: {
    isNew: true,
    /** What the fields start with. */
    fields: BLANK,
    where: '',
    inherited: { trade: '', notice: '', danger: '' } as Omit<ItemForm, 'name'>,
    danger: '',
    inheritedDanger: '',
    noticeLength: 0,
  },
  target: { id: '', parentId: '' },
  typed: BLANK as ItemForm,
  requestId: newRequestId(),

  async onLoad({ id = '', parent = '' }: Record<string, string | undefined>) {
    this.target = { id: decodeURIComponent(id), parentId: decodeURIComponent(parent) };
    this.setData({ isNew: !id });
    await this.load();
  },

  onReady() {
    void wx.setNavigationBarTitle({ title: this.target.id ? '修改项目' : '添加项目' });
  },

  async load() {
    await this.showLoaded(() => loadItem(this.target.id, this.target.parentId));
    this.typed = this.data.fields;
    this.setData({
      noticeLength: this.typed.notice.length,
      danger: wordsOf(this.typed.danger),
      inheritedDanger: wordsOf(this.data.inherited.danger),
    });
  },

  /** Other words are another wish. */
  write(field: Field, value: string) {
    this.typed = { ...this.typed, [field]: value };
    this.requestId = newRequestId();
    this.clearError(field);
  },

  onChange({ currentTarget, detail: { value } }: ChangeEvent) {
    const { field } = currentTarget.dataset;
    this.write(field, value);
    if (field === 'notice') this.setData({ noticeLength: value.length });
  },

  async onDanger() {
    const none = this.data.inheritedDanger ? `跟随上级（${this.data.inheritedDanger}）` : '不是危险项目';
    const danger = await chosen(CHOICES, (one) => wordsOf(one) || none);
    if (danger === undefined) return;
    this.write('danger', danger);
    this.setData({ danger: wordsOf(danger) });
  },

  async onSave() {
    const { id, parentId } = this.target;
    const { typed, requestId } = this;
    const wish = id ? { op: 'saveItem', id } : { op: 'addItem', parentId };
    await this.whileBusy(
      async () => {
        await call('admin-catalog', { ...wish, ...typed, requestId });
        await wx.navigateBack();
        say(id ? '已保存' : `已添加${typed.name.trim()}`);
      },
      (error) => this.showRefusal(error, Object.keys(BLANK)),
    );
  },
});
