import { formErrors } from '../../../../behaviors/form-errors';
import { account } from '../../../../services/session';
import { formPhotos, photosOf } from '../../behaviors/form-photos';
import { dropReport, keepReport, keptReport } from '../../create/kept-report';
import { at, blankReport, type Report, type ReportField } from '../../create/report';
import { dropEdit, keepEdit, type Rewrite } from '../../edit/kept-edit';
import type { PhotoDraft } from '../../services/photo-draft';

const isRewrite = (start: Partial<Rewrite>): start is Rewrite => start.name !== undefined;

/** A report while it is being written: what it starts with, and what is kept of it on this phone. */
export const reportDraft = Behavior({
  behaviors: [formErrors, formPhotos],
  properties: {
    /** Id of the place that the form is opened at: it goes before any other. Empty: none. */
    area: { type: String, value: '' },
    /** A report that is there already and is written anew: no draft of another one is touched. */
    start: { type: Object, value: {} as Partial<Rewrite> },
  },
  data: {
    /** What the form filled in; what is typed since is in `_report` only. */
    shown: blankReport(undefined),
    /** The catalog does not have the place that the form was opened at. */
    isLost: false,
    _report: blankReport(undefined),
    /** What a new page would say. */
    _blank: blankReport(undefined),
    _isOver: false,
  },
  lifetimes: {
    attached() {
      const { start } = this.data;
      if (isRewrite(start)) this.rewrite(start);
      else this.begin();
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
    isRewritten(): boolean {
      return isRewrite(this.data.start);
    },

    report(): Report {
      return this.data._report;
    },

    photos(): PhotoDraft {
      return photosOf(this);
    },

    fillIn(report: Report): void {
      this.setData({ shown: report, _report: report });
    },

    begin(): void {
      const kept = keptReport();
      const blank = at(this.data.area, blankReport(account()));
      this.setData({ _blank: blank });
      this.fillIn(kept ? at(this.data.area, kept.report) : blank);
      if (kept) void photosOf(this).restore(kept.photos);
    },

    rewrite({ report, photos }: Rewrite): void {
      this.fillIn(report);
      photosOf(this).hold(photos.filter(({ place }) => place !== undefined));
      const added = photos.filter(({ place }) => place === undefined);
      if (added.length) void photosOf(this).restore(added);
    },

    write(field: ReportField, value: string): void {
      this.setData({ _report: { ...this.data._report, [field]: value } });
      this.clearError(field);
    },

    /** As if no place had been named; what was typed since stays. */
    loseArea(): void {
      const blank = blankReport(account());
      const { areaId, address } = keptReport()?.report ?? blank;
      const typed = this.report();
      this.setData({ isLost: true, _blank: blank });
      this.fillIn({ ...typed, areaId, address: typed.address || address });
    },

    keep(): void {
      const { _isOver, _blank, start } = this.data;
      if (_isOver) return;
      const written = { report: this.report(), photos: this.photos().photos };
      if (isRewrite(start)) keepEdit({ name: start.name, ...written });
      else keepReport(written, _blank);
    },

    end(): void {
      const { start } = this.data;
      this.setData({ _isOver: true });
      if (isRewrite(start)) dropEdit(start);
      else dropReport();
    },
  },
});
