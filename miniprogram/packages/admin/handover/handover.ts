import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { explain, sentenceOf, say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { detailPage } from '../../../services/routes';
import { retry } from '../behaviors/retry';
import { pendingFor } from '../services/pending-save';
import { assigning } from './assigning';
import { missing } from './groups';
import { leave, savePending } from './finish';
import { loadHandover, type Waiting } from './load';

const REASON = '人员变动，工作交接';

/** Hands somebody's open tickets to others, step by step like any other reassignment, and then saves the change that waited for it. */
Page({
  behaviors: [assigning, busy, pageStyle, retry],
  data: {
    staffNo: '',
    name: '',
    waiting: [] as readonly Waiting[],
    /** A change waits to be saved. */
    hasPending: false,
    reason: REASON,
  },
  reason: REASON,

  onLoad({ staffNo = '' }: Record<string, string | undefined>) {
    const number = decodeURIComponent(staffNo);
    this.setData({ staffNo: number, hasPending: pendingFor(number) !== undefined });
    void this.load();
  },

  load(): Promise<void> {
    return this.showLoaded(() => loadHandover(this.data.staffNo));
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.reason = detail.value;
    this.clearError('reason');
  },

  async onSend() {
    const reason = this.reason.trim();
    const errors = missing(this.tickets('open'), reason);
    if (errors) return this.setData({ errors });
    await this.whileBusy(async () => {
      await this.handAll(reason);
      await this.finish();
    });
    this.setData({ progress: '' });
  },

  /** What is refused stays on the page with its reason; what came meanwhile is shown as well. */
  async finish() {
    if (this.tickets('open').length) return;
    const done = this.tickets('done').length;
    const fresh = await loadHandover(this.data.staffNo);
    if (fresh.groups.length) return this.setData({ ...fresh });
    await this.saveChange(`已交接 ${done} 单`);
  },

  async saveChange(words: string) {
    const { staffNo } = this.data;
    const saved = await savePending(staffNo).catch(async (error: unknown) => {
      await this.load();
      await explain(error);
    });
    if (saved) await leave(words, saved);
  },

  onTicket({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void open(detailPage(detail.id));
  },

  onWaiting({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void open(detailPage(currentTarget.dataset.id));
  },

  /** Everything is handed over, but the change was refused for another reason. */
  async onSave() {
    await this.whileBusy(
      () => this.saveChange('工单已交接'),
      (error) => say(sentenceOf(error)),
    );
  },
});
