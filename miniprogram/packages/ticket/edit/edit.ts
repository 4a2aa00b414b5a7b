import { busy } from '../../../behaviors/busy';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { explain, say } from '../../../services/feedback';
import { doneWords } from '../../../services/moves';
import { detailPage } from '../../../services/routes';
import { isOutdated, sendStep } from '../../../services/steps';
import type { ReportForm } from '../components/report-form/report-form';
import { blankReport } from '../create/report';
import { refusedFields } from '../create/send-report';
import type { UploadProgress } from '../services/photo-draft';
import { changesOf } from './changes';
import type { Rewrite } from './kept-edit';
import { loadReport } from './load';

Page({
  behaviors: [busy, loadable, pageStyle],
  data: {
    id: '',
    version: 0,
    start: null as Rewrite | null,
    before: { report: blankReport(undefined), photos: 0 },
    upload: { arrived: 0, total: 0 } as UploadProgress,
  },

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id) });
    void this.load();
  },

  async load() {
    await this.showLoaded(() => loadReport(this.data.id));
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  form(): ReportForm {
    return this.selectComponent('#report-form') as unknown as ReportForm;
  },

  onUpload({ detail }: WechatMiniprogram.CustomEvent<UploadProgress>) {
    this.setData({ upload: detail });
  },

  async onSave() {
    const form = this.form();
    form.showErrors({});
    await this.whileBusy(
      () => this.save(form),
      (error) => this.refuse(error, form),
    );
  },

  async save(form: ReportForm) {
    const { id: ticketId, version, before } = this.data;
    const sent = await form.photos().settled();
    const changes = changesOf(before, form.report(), form.photos().photos, sent);
    const isChanged = Object.keys(changes).length > 0;
    const done = isChanged
      ? doneWords('edit', (await sendStep('edit', { ticketId, version }, changes)).ticket)
      : '没有改动';
    form.end();
    await this.leave();
    say(done);
  },

  /** What is wrong with a field stands there; anything else is told over the ticket as it is now. */
  async refuse(error: unknown, form: ReportForm) {
    const errors = refusedFields(error, form.photos().photos);
    const isOver = isOutdated(error);
    if (!isOver && Object.keys(errors).length) return form.showErrors(errors);
    if (isOver) await this.leave();
    await explain(error);
  },

  /** To the ticket, which shows what has changed. */
  async leave() {
    if (getCurrentPages().length > 1) await wx.navigateBack();
    else await wx.redirectTo({ url: detailPage(this.data.id) });
  },
});
