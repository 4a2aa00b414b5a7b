import { type ActionId, FORMS } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { loadable } from '../../../behaviors/loadable';
import { goHome } from '../../../services/entry';
import { dial } from '../../../services/phone-call';
import { open } from '../../../services/navigation';
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

  /** Nothing is done to a ticket as it was before the page was shown again. */
  isFresh: false,

  async onShow() {
    this.isFresh = false;
    await this.load();
    this.isFresh = true;
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
    if (isBusy || !this.isFresh) return;
    const { title = '', assignees = [] } = ticket;
    if (FORMS[action]) return open(actPage(action, { id, version, title, assignees }));
    await this.whileBusy(() => finishStep(action, { ticketId: id, version }, () => this.load()));
  },

  onCall(event: Tap) {
    dial(event.currentTarget.dataset.phone);
  },

  onHome: goHome,
});
