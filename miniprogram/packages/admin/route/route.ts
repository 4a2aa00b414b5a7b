import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { pageStyle } from '../../../behaviors/page-style';
import { call } from '../../../services/cloud';
import { say } from '../../../services/feedback';
import { newRequestId } from '../../../services/request-id';
import { retry } from '../behaviors/retry';
import { chooseItem } from '../items/choose';
import { choosePlaces } from '../places/choose';
import { choosePerson } from '../services/choose-person';
import { loadRule, type Named, NO_RULE, type RuleField, wishOf } from './rule';

type OpenEvent = WechatMiniprogram.TouchEvent<object, object, { field: RuleField }>;

/** @param chosen id of what is chosen already */
const CHOOSERS: Readonly<Record<RuleField, (chosen: string) => Promise<Named | undefined>>> = {
  async areaId(chosen) {
    const title = '选择报修区域';
    const places = await choosePlaces({ title, chosen: chosen ? [chosen] : [], many: false });
    const [place] = places ?? [];
    return places && { id: place?.id ?? '', name: place?.path.join(' / ') ?? '' };
  },
  itemId: chooseItem,
  reviewerId: (chosen) => choosePerson('reviewer', chosen),
  workerId: (chosen) => choosePerson('worker', chosen),
};

/** One rule of dispatch. */
Page({
  behaviors: [busy, formErrors, retry, pageStyle],
  data: { isNew: true, rule: NO_RULE },
  id: '',
  requestId: newRequestId(),

  async onLoad({ id = '' }: Record<string, string | undefined>) {
    this.id = decodeURIComponent(id);
    this.setData({ isNew: !id });
    await this.load();
  },

  onReady() {
    void wx.setNavigationBarTitle({ title: this.id ? '修改规则' : '添加规则' });
  },

  load(): Promise<void> {
    return this.showLoaded(async () => ({ rule: await loadRule(this.id) }));
  },

  /** Another choice is another wish. */
  async onChoose({ currentTarget }: OpenEvent) {
    const { field } = currentTarget.dataset;
    const choice = await CHOOSERS[field](this.data.rule[field].id);
    if (!choice) return;
    const name = choice.id ? choice.name : '';
    this.requestId = newRequestId();
    this.setData({ errors: {}, rule: { ...this.data.rule, [field]: { id: choice.id, name } } });
  },

  async onSave() {
    const { id, requestId } = this;
    const wish = { ...(id && { id }), ...wishOf(this.data.rule), requestId };
    await this.whileBusy(
      async () => {
        await call('admin-catalog', { op: 'saveRoute', ...wish });
        await wx.navigateBack();
        say('规则已保存');
      },
      (error) => this.showRefusal(error, Object.keys(NO_RULE)),
    );
  },

  async onRemove() {
    const content = '删除以后按人员的负责区域和工种推荐，已经派出的工单不受影响。';
    const { confirm } = await wx.showModal({ title: '删除这条规则', content, confirmText: '删除' });
    if (!confirm) return;
    await this.whileBusy(async () => {
      await call('admin-catalog', { op: 'removeRoute', id: this.id, requestId: newRequestId() });
      await wx.navigateBack();
      say('规则已删除');
    });
  },
});
