import { dayText, type ExportKind } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { loadable } from '../../../behaviors/loadable';
import { pageStyle } from '../../../behaviors/page-style';
import { attempt, explain, fieldErrors, say } from '../../../services/feedback';
import { account } from '../../../services/session';
import { choosePlaces } from '../places/choose';
import { carryOn, openExport, recentExports, startExport } from './exports';
import { daysOf, KINDS, NARROWING, PERIODS, STATUS_LABELS, wishOf } from './form';
import { type SeenExport, type ShownExport, shown } from './shown';

type IdEvent = WechatMiniprogram.CustomEvent<{ id: string }>;
type DayEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: 'from' | 'to' }>;

Page({
  behaviors: [busy, formErrors, loadable, pageStyle],
  data: {
    ...{ kinds: KINDS, periods: PERIODS, statuses: STATUS_LABELS, narrowing: NARROWING.tickets },
    kind: 'tickets' as ExportKind,
    period: 'thisMonth',
    ...{ from: '', to: '', today: '', status: 0, areaId: '', areaName: '' },
    rows: [] as ShownExport[],
    /** Id of the export that this phone carries on; empty where there is none. */
    working: '',
  },
  isHere: true,

  onLoad() {
    const now = Date.now();
    this.setData({ ...daysOf('thisMonth', now), today: dayText(now) });
  },

  async onShow() {
    this.isHere = true;
    await this.load();
  },

  onHide() {
    this.isHere = false;
  },

  onUnload() {
    this.isHere = false;
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  /** What one has left half done goes on. */
  async load() {
    let left: SeenExport | undefined;
    await this.showLoaded(async () => {
      const found = await recentExports();
      left = found.find(({ isDone, by }) => !isDone && by.staffNo === account()?.staff?.staffNo);
      return { rows: found.map((one) => shown(one, Date.now())) };
    });
    if (left) await this.work(left.id);
  },

  async onRetry() {
    this.setData({ state: 'loading' });
    await this.load();
  },

  onKind({ detail: { id } }: IdEvent) {
    const kind = id as ExportKind;
    this.setData({ kind, narrowing: NARROWING[kind], errors: {} });
  },

  onPeriod({ detail: { id } }: IdEvent) {
    const found = PERIODS.find((one) => one.id === id);
    const { to, today } = this.data;
    // One's own period begins with the days shown; nothing has been reported after today.
    const days = (found && daysOf(found.id, Date.now())) ?? { to: to > today ? today : to };
    this.setData({ period: id, ...days, errors: {} });
  },

  onDay({ currentTarget, detail: { value } }: DayEvent) {
    this.setData({ [currentTarget.dataset.field]: value, errors: {} });
  },

  onStatus({ detail }: WechatMiniprogram.PickerChange) {
    this.setData({ status: Number(detail.value) });
  },

  async onArea() {
    const chosen = this.data.areaId ? [this.data.areaId] : [];
    const [area] = (await choosePlaces({ title: '选择区域', chosen, many: false })) ?? [];
    if (area) this.setData({ areaId: area.id, areaName: area.path.join(' / '), errors: {} });
  },

  onClear() {
    this.setData({ status: 0, areaId: '', areaName: '', errors: {} });
  },

  async onExport() {
    let id = '';
    await this.whileBusy(
      async () => {
        const begun = await startExport(wishOf(this.data));
        id = begun.id;
        this.put(begun);
      },
      (error) => this.refuse(error),
    );
    if (id) await this.work(id);
  },

  async refuse(error: unknown) {
    const errors = fieldErrors(error);
    this.setData({ errors });
    if (!Object.keys(errors).length) await explain(error);
  },

  async onResume({ detail: { id } }: IdEvent) {
    await this.work(id);
  },

  async onOpen({ detail: { id } }: IdEvent) {
    await this.whileBusy(() => openExport(id));
  },

  async work(id: string) {
    if (this.data.working) return;
    this.setData({ working: id });
    await attempt(async () => {
      const isDone = await carryOn(
        id,
        (now) => this.put(now),
        () => this.isHere,
      );
      if (isDone) say('整理好了，可以打开');
    });
    this.setData({ working: '' });
  },

  /** At its place in the list, or at its head. */
  put(one: SeenExport) {
    const { rows } = this.data;
    const row = shown(one, Date.now());
    const isListed = rows.some(({ id }) => id === row.id);
    this.setData({ rows: isListed ? rows.map((old) => (old.id === row.id ? row : old)) : [row, ...rows] });
  },
});
