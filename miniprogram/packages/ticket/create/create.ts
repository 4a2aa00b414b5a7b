import { ACTIONS } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { explain, say } from '../../../services/feedback';
import { CREATE, detailPage, LOGIN } from '../../../services/routes';
import { account } from '../../../services/session';
import type { ReportForm } from '../components/report-form/report-form';
import { keptReport } from './kept-report';
import { errorsOf } from './report';
import { hasArrivedBefore, refusedFields, sendReport, showArrivedBefore } from './send-report';

Page({
  behaviors: [busy],
  data: { isRestored: false },
  isGone: false,

  onLoad() {
    if (!account()) return void wx.reLaunch({ url: LOGIN });
    this.setData({ isRestored: !!keptReport() });
  },

  onUnload() {
    this.isGone = true;
  },

  form(): ReportForm {
    return this.selectComponent('#report-form') as unknown as ReportForm;
  },

  /** A page that is opened anew starts with nothing of this one. */
  async onRestart() {
    this.form().end();
    await wx.redirectTo({ url: CREATE });
  },

  async onSubmit() {
    const form = this.form();
    const errors = errorsOf(form.report(), account());
    form.showErrors(errors);
    if (Object.keys(errors).length) return;
    await this.whileBusy(
      () => this.send(form),
      (error) => void this.refuse(error, form),
    );
  },

  async send(form: ReportForm) {
    const { _id } = await sendReport(form.report(), form.photos(), account());
    form.end();
    if (!this.isGone) await wx.redirectTo({ url: detailPage(_id) });
    say(ACTIONS.submit.done);
  },

  async refuse(error: unknown, form: ReportForm) {
    if (hasArrivedBefore(error)) {
      form.end();
      return showArrivedBefore();
    }
    const errors = refusedFields(error, form.photos().photos);
    if (Object.keys(errors).length) form.showErrors(errors);
    else await explain(error);
  },
});
