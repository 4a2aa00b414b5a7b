import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { newRequestId } from '../../../services/request-id';
import { handoverPage } from '../../../services/routes';
import { retry } from '../behaviors/retry';
import { putOff } from '../services/pending-save';
import { endDeputyOf, unbindPerson } from '../services/roster';
import { personFilling } from './filling';
import { loadPerson, loadStanding } from './load';
import { confirmDeputyEnd, confirmUnbinding, refusedFields, saveAndLeave } from './save';

/** One person of the roster: added, changed, switched off, unbound. */
Page({
  behaviors: [busy, pageStyle, personFilling, retry],
  data: {
    /** Empty: somebody new. */
    staffNo: '',
    tradeChips: [] as { id: string; label: string }[],
    /** `2 单，1 单要交接`. */
    held: '',
    isBound: false,
    /** Who stands in for them, on which days; empty: nobody. */
    deputy: '',
    isSelf: false,
  },

  onLoad({ staffNo = '' }: Record<string, string | undefined>) {
    this.setData({ staffNo: decodeURIComponent(staffNo) });
    void this.load();
  },

  onReady() {
    if (!this.data.staffNo) void wx.setNavigationBarTitle({ title: '添加人员' });
  },

  /** What was typed stays; only what others change is asked for again. */
  async onShow() {
    const { state, staffNo } = this.data;
    if (state !== 'ready' || !staffNo) return;
    const standing = await loadStanding(staffNo).catch(() => undefined);
    if (standing) this.setData(standing);
  },

  load(): Promise<void> {
    return this.showLoaded(async () => {
      const { form, shown } = await loadPerson(this.data.staffNo);
      this.renew(form);
      return shown;
    });
  },

  onHeld() {
    putOff(undefined);
    void open(handoverPage(this.data.staffNo));
  },

  async onSave() {
    const wish = this.wish();
    if (!wish) return;
    await this.whileBusy(
      () => saveAndLeave(wish, !this.data.staffNo),
      async (error) => {
        const errors = await refusedFields(error, wish);
        if (errors) this.setData({ errors });
      },
    );
  },

  async onDeputy() {
    const { deputy, staffNo, _form: form } = this.data;
    if (!(await confirmDeputyEnd(form.name, deputy))) return;
    await this.whileBusy(async () => {
      await endDeputyOf(staffNo, newRequestId());
      this.setData({ deputy: '' });
      say('代理已结束');
    });
  },

  async onUnbind() {
    const { held, staffNo, _form: form } = this.data;
    if (!(await confirmUnbinding(form.name, held !== ''))) return;
    await this.whileBusy(async () => {
      await unbindPerson(staffNo, newRequestId());
      this.setData({ isBound: false });
      say('已解除绑定');
    });
  },
});
