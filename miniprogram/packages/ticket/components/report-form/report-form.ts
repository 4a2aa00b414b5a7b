import { formErrors } from '../../../../behaviors/form-errors';
import { formPhotos, photosOf } from '../../behaviors/form-photos';
import { attempt } from '../../../../services/feedback';
import type { PhotoDraft } from '../../services/photo-draft';
import { account, bindPhone } from '../../../../services/session';
import { dropReport, keepReport, keptReport } from '../../create/kept-report';
import {
  blankReport,
  firstWrong,
  NO_ERRORS,
  type Report,
  type ReportErrors,
  type ReportField,
} from '../../create/report';

type FieldEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: ReportField }>;

/** What a page gets by selectComponent. */
export interface ReportForm {
  report(): Report;
  photos(): PhotoDraft;
  /** Marks these fields, and no others, and brings the first of them into sight. */
  showErrors(errors: Partial<ReportErrors>): void;
  /** It was sent, or given up: nothing of it is kept. */
  end(): void;
}

/**
 * A report to write. What is left unsent is kept on this phone, and the next form starts with it; otherwise with what is known of
 * the person. The page gives it the id `report-form`.
 */
Component({
  behaviors: [formErrors, formPhotos],
  options: { pureDataPattern: /^_/ },
  data: {
    /** What the form filled in; what is typed since is in `_report` only. */
    shown: blankReport(undefined),
    length: 0,
    mostPhotos: 6,
    errors: NO_ERRORS,
    /** Some number to call is known already. */
    hasPhone: true,
    _report: blankReport(undefined),
    _isOver: false,
  },
  lifetimes: {
    attached() {
      const person = account();
      const kept = keptReport();
      const report = kept?.report ?? blankReport(person);
      const hasPhone = !!(person?.phone ?? person?.contactPhone);
      this.setData({ shown: report, _report: report, length: report.description.length, hasPhone });
      if (kept) void photosOf(this).restore(kept.photos);
    },

    detached() {
      this.keep();
    },
  },
  pageLifetimes: {
    hide() {
      this.keep();
    },
  },
  methods: {
    report(): Report {
      return this.data._report;
    },

    photos(): PhotoDraft {
      return photosOf(this);
    },

    onChange(event: FieldEvent) {
      this.write(event.currentTarget.dataset.field, event.detail.value);
    },

    onDescription(event: WechatMiniprogram.TextareaInput) {
      this.write('description', event.detail.value);
      this.setData({ length: event.detail.value.length });
    },

    write(field: ReportField, value: string) {
      this.setData({ _report: { ...this.data._report, [field]: value } });
      this.clearError(field);
    },

    async onPhone({ detail: { code } }: WechatMiniprogram.ButtonGetPhoneNumber) {
      if (!code) return;
      await attempt(async () => {
        const { phone = '' } = await bindPhone(code);
        this.write('contactPhone', phone);
        this.setData({ 'shown.contactPhone': phone, hasPhone: true });
      });
    },

    keep() {
      const kept = { report: this.report(), photos: this.photos().photos };
      if (!this.data._isOver) keepReport(kept, blankReport(account()));
    },

    end() {
      this.setData({ _isOver: true });
      dropReport();
    },

    showErrors(named: Partial<ReportErrors>) {
      const errors = { ...NO_ERRORS, ...named };
      const first = firstWrong(errors);
      const selector = `#report-form >>> #${first}`;
      this.setData({ errors }, () => {
        if (first) void wx.pageScrollTo({ selector, offsetTop: -16, duration: 200 });
      });
    },
  },
});
