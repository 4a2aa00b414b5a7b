import { type ActionId, FORMS } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { loadable } from '../../../behaviors/loadable';
import { goHome } from '../../../services/entry';
import { dial } from '../../../services/phone-call';
import { actPage } from '../../../services/routes';
import { finishStep } from '../../../services/steps';
import { loadTicket } from './load';
import type { modelOf, roleOn } from './model';

type Act = WechatMiniprogram.CustomEvent<{ action: ActionId }>;
type Tap = WechatMiniprogram.TouchEvent<object, object, { phone: string }>;

Page({
  behaviors: [busy, loadable],
  data: {
    id: '',
    version: 0,
    ticket: {} as Partial<ReturnType<typeof modelOf>>,
    actions: [] as ActionId[],
    role: '' as ReturnType<typeof roleOn>,
  },

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id) });
  },

  async onShow() {
    await this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  load(): Promise<void> {
    return this.showLoaded(() => loadTicket(this.data.id));
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  async onAct({ detail: { action } }: Act) {
    const { id, version, ticket, isBusy } = this.data;
    if (isBusy) return;
    if (FORMS[action]) return void wx.navigateTo({ url: actPage(action, id, version, ticket.title ?? '') });
    await this.whileBusy(async () => {
      await finishStep(action, id, version);
      await this.load();
    });
  },

  onCall(event: Tap) {
    dial(event.currentTarget.dataset.phone);
  },

  onHome: goHome,
});
