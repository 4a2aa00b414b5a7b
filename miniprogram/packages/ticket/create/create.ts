import { ACTIONS } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { askConsent } from '../../../services/consent';
import { explain, say } from '../../../services/feedback';
import { createPage, LOGIN } from '../../../services/routes';
import { account } from '../../../services/session';
import type { ReportForm } from '../components/report-form/report-form';
import type { UploadProgress } from '../services/photo-draft';
import { followedPage } from '../followed/address';
import { follow } from '../services/similar';
import { submittedPage } from '../submitted/address';
import { keptReport } from './kept-report';
import { errorsOf } from './report';
import { unreadyWords } from './readiness';
import { hasArrivedBefore, refusedFields, sendReport, showArrivedBefore } from './send-report';

const LEFT_UNSENT = '报修没有提交，写的内容都在';
const FOLLOWED = '已加入，进展会通知你';

Page({
  behaviors: [busy, pageStyle],
  data: {
    isReady: false,
    isRestored: false,
    /** Why nobody can report yet; empty where everybody can. */
    unready: '',
    /** Where the person stands, as the address of the page says; empty: it does not. */
    area: '',
    upload: { arrived: 0, total: 0 } as UploadProgress,
  },
  isGone: false,

  onLoad({ area = '' }: Record<string, string | undefined>) {
    if (!account()) return void wx.reLaunch({ url: LOGIN });
    this.setData({ isReady: true, isRestored: !!keptReport(), area: decodeURIComponent(area) });
    void this.lookForItems();
  },

  /** Where that is not known the form says itself what is missing. */
  async lookForItems() {
    const unready = await unreadyWords().catch(() => '');
    if (unready) this.setData({ unready });
  },

  onUnload() {
    this.isGone = true;
  },

  form(): ReportForm {
    return this.selectComponent('#report-form') as unknown as ReportForm;
  },

  onUpload({ detail }: WechatMiniprogram.CustomEvent<UploadProgress>) {
    this.setData({ upload: detail });
  },

  /** A page that is opened anew starts with nothing of this one. */
  async onRestart() {
    this.form().end();
    await wx.redirectTo({ url: createPage(this.data.area) });
  },

  async onSubmit() {
    const form = this.form();
    const errors = errorsOf(form.report(), account());
    form.showErrors(errors);
    if (Object.keys(errors).length) return;
    askConsent('submit');
    await this.whileBusy(
      () => this.send(form),
      (error) => void this.refuse(error, form),
    );
  },

  /** Another one's report instead of one's own: what was written is let go. */
  async onFollow({ detail: { id, title } }: WechatMiniprogram.CustomEvent<{ id: string; title: string }>) {
    askConsent('submit');
    await this.whileBusy(
      () => this.join(id, title),
      async (error) => {
        await explain(error);
        if (!this.isGone) await this.form().lookAgain();
      },
    );
  },

  async join(ticketId: string, title: string) {
    await follow(ticketId);
    this.form().end();
    if (this.isGone) say(FOLLOWED);
    else await wx.redirectTo({ url: followedPage(title) });
  },

  async send(form: ReportForm) {
    const ticket = await sendReport(form, account());
    form.end();
    if (this.isGone) say(ACTIONS.submit.done);
    else await wx.redirectTo({ url: submittedPage(ticket) });
  },

  async refuse(error: unknown, form: ReportForm) {
    if (hasArrivedBefore(error)) {
      form.end();
      return showArrivedBefore();
    }
    if (this.isGone) return say(LEFT_UNSENT);
    const errors = refusedFields(error, form.photos().photos);
    if (Object.keys(errors).length) form.showErrors(errors);
    else await explain(error);
  },
});
