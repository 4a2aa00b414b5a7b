import type { Deputy } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { say } from '../../../services/feedback';
import { newRequestId } from '../../../services/request-id';
import { endDeputy, setDeputy } from '../../../services/session';
import type { Colleague } from '../components/colleague-list/offer';
import { loadDeputy, shownOf } from './load';
import { checked, formOf, withFrom } from './model';

type ChooseEvent = WechatMiniprogram.CustomEvent<{ staffNo: string }>;
type DayEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: 'from' | 'until' }>;

const FIELDS = ['staffNo', 'from', 'until'];

/** 代理: a colleague who stands in for this person for some days. */
Page({
  behaviors: [loadable, busy, formErrors, pageStyle],
  data: {
    ...{ staffNo: '', from: '', until: '', today: '', lastFrom: '', lastUntil: '' },
    people: [] as Colleague[],
    /** `陈志强 代理你，到 11月25日`; empty where nobody is named. */
    standing: '',
    /** One wish, however often it is sent. */
    _requestId: '',
  },

  onLoad() {
    void this.load();
  },

  load(): Promise<void> {
    return this.showLoaded(loadDeputy);
  },

  form(): Deputy {
    const { staffNo, from, until } = this.data;
    return { staffNo, from, until };
  },

  change(form: Deputy, field: string) {
    const { lastUntil } = shownOf({}, form, Date.now());
    this.setData({ ...form, lastUntil, _requestId: '' });
    this.clearError(field);
  },

  onPerson({ detail: { staffNo } }: ChooseEvent) {
    this.change({ ...this.form(), staffNo }, 'staffNo');
  },

  onDay({ currentTarget, detail: { value } }: DayEvent) {
    const { field } = currentTarget.dataset;
    this.change(field === 'from' ? withFrom(this.form(), value) : { ...this.form(), until: value }, field);
  },

  async onSave() {
    const requestId = this.data._requestId || newRequestId();
    const errors = checked(this.form(), requestId);
    this.setData({ errors, _requestId: requestId });
    if (Object.keys(errors).length) return;
    await this.whileBusy(
      async () => {
        const { staff } = await setDeputy(this.form(), requestId);
        await wx.navigateBack();
        say(`已请 ${staff?.deputy?.name ?? ''} 代理`);
      },
      (error) => this.showRefusal(error, FIELDS),
    );
  },

  async onEnd() {
    const { confirm } = await wx.showModal({
      title: '结束代理',
      content: '你的工单不再给代理人看，已经办过的留在经过里。',
      confirmText: '结束',
    });
    if (!confirm) return;
    await this.whileBusy(async () => {
      const person = await endDeputy(newRequestId());
      const now = Date.now();
      this.setData({ ...shownOf(person, formOf(person, now), now), _requestId: '', errors: {} });
      say('代理已结束');
    });
  },
});
