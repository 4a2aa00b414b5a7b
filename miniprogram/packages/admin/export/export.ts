import { dayText } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { account } from '../../../services/session';
import { retry } from '../behaviors/retry';
import { exportChoice } from './choice';
import { openExport, recentExports, type SeenExport, startExport, unfinishedOf } from './exports';
import { daysOf, wishOf } from './form';
import { shown } from './shown';
import { exportWork } from './work';

Page({
  behaviors: [busy, retry, pageStyle, exportChoice, exportWork],

  onLoad() {
    const now = Date.now();
    this.setData({ ...daysOf('thisMonth', now), today: dayText(now) });
  },

  async onShow() {
    this.setData({ _isHere: true });
    await this.load();
  },

  onHide() {
    this.setData({ _isHere: false });
  },

  onUnload() {
    this.setData({ _isHere: false });
  },

  async onPullDownRefresh() {
    await this.pulledDown();
  },

  /** What one has left half done goes on. */
  async load() {
    let left: SeenExport | undefined;
    await this.showLoaded(async () => {
      const found = await recentExports();
      left = unfinishedOf(found, account()?.staff?.staffNo);
      return { rows: found.map((one) => shown(one, Date.now())) };
    });
    if (left) await this.work(left.id);
  },

  async onExport() {
    let begun: SeenExport | undefined;
    await this.whileBusy(
      async () => {
        begun = await startExport(wishOf(this.data));
        this.put(begun);
      },
      (error) => this.showRefusal(error, ['from', 'to', 'areaId']),
    );
    if (begun) await this.work(begun.id);
  },

  async onOpen({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    await this.whileBusy(() => openExport(id));
  },
});
