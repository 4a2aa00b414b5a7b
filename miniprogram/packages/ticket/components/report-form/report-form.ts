import { attempt } from '../../../../services/feedback';
import { service } from '../../../../services/service';
import { account, bindPhone } from '../../../../services/session';
import { firstWrong, NO_ERRORS, type Report, type ReportErrors, type ReportField } from '../../create/report';
import { NO_WARNINGS, warningsOf } from '../../services/item-warnings';
import { type DraftPhoto, type PhotoDraft, progressOf } from '../../services/photo-draft';
import { reportDraft } from './report-draft';
import { similarReports } from './similar-reports';

type FieldEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: ReportField }>;

/** What a page gets by selectComponent. */
export interface ReportForm {
  report(): Report;
  photos(): PhotoDraft;
  /** Marks these fields, and no others, and brings the first of them into sight. */
  showErrors(errors: Partial<ReportErrors>): void;
  /** Asks anew what is reported already. */
  lookAgain(): Promise<void>;
  /** It was sent, or given up: nothing of it is kept. */
  end(): void;
}

/**
 * A report to write. What is left unsent is kept on this phone, and the next form starts with it; otherwise with what is known of
 * the person. The page gives it the id `report-form`. Fires upload { arrived, total } as its photos get on, follow { id, title } where
 * the person would rather follow what is reported already.
 */
Component({
  behaviors: [reportDraft, similarReports],
  options: { pureDataPattern: /^_/ },
  data: {
    /** Of the item that is chosen. */
    warnings: NO_WARNINGS,
    servicePhone: '',
    _warned: '',
    length: 0,
    mostPhotos: 6,
    errors: NO_ERRORS,
    /** Some number to call is known already. */
    hasPhone: true,
  },
  observers: {
    _report({ areaId, itemId }: Report) {
      // What is written anew stands among them itself.
      if (!this.isRewritten()) this.lookForSimilar({ areaId, itemId });
      if (itemId !== this.data._warned) void this.showWarnings(itemId);
    },
    shown({ description }: Report) {
      this.setData({ length: description.length });
    },
    photos(photos: readonly DraftPhoto[]) {
      this.triggerEvent('upload', progressOf(photos));
    },
  },
  lifetimes: {
    attached() {
      const { phone, contactPhone } = account() ?? {};
      const { photos, phone: servicePhone } = service();
      this.setData({ hasPhone: !!(phone ?? contactPhone), mostPhotos: photos, servicePhone });
    },
  },
  methods: {
    /** What can hurt people is read first, wherever on the page one is. */
    async showWarnings(itemId: string) {
      this.setData({ _warned: itemId });
      const warnings = await warningsOf(itemId);
      if (itemId !== this.data._warned) return;
      this.setData({ warnings }, () => {
        if (warnings.danger) this.scrollTo('danger');
      });
    },

    scrollTo(id: string) {
      void wx.pageScrollTo({ selector: `#report-form >>> #${id}`, offsetTop: -16, duration: 200 });
    },

    onChange(event: FieldEvent) {
      this.write(event.currentTarget.dataset.field, event.detail.value);
    },

    /** Nothing chosen any longer: the catalog did not have it. */
    onArea({ detail: { value } }: FieldEvent) {
      const { area } = this.data;
      if (!value && area && this.report().areaId === area) this.loseArea();
      else this.write('areaId', value);
    },

    onDescription({ detail: { value } }: WechatMiniprogram.TextareaInput) {
      this.write('description', value);
      this.setData({ length: value.length });
    },

    async onPhone({ detail: { code } }: WechatMiniprogram.ButtonGetPhoneNumber) {
      if (!code) return;
      await attempt(async () => {
        const { phone = '' } = await bindPhone(code);
        this.write('contactPhone', phone);
        this.setData({ 'shown.contactPhone': phone, hasPhone: true });
      });
    },

    showErrors(named: Partial<ReportErrors>) {
      const errors = { ...NO_ERRORS, ...named };
      const first = firstWrong(errors);
      this.setData({ errors }, () => {
        if (first) this.scrollTo(first);
      });
    },
  },
});
