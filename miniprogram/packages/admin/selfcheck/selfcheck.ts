import { type Check, type CheckPart, countsOf, fullTime, worstFirst } from '@xiuda/domain';
import { version } from '@xiuda/settings';
import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { call } from '../../../services/cloud';
import { attempt, say } from '../../../services/feedback';
import { retry } from '../behaviors/retry';
import { checkAll, type Client } from './check-all';
import { phoneReach } from './phone-reach';
import { reportOf } from './report';

const CLIENT: Client = { reach: phoneReach, ask: (event) => call('selfcheck', event), version };

/** 系统自检: what is wrong in the deployed environment, and how to mend it. */
Page({
  behaviors: [busy, retry, pageStyle],
  data: {
    /** What is wrong first. */
    checks: [] as Check[],
    /** Not known yet. */
    waiting: [] as CheckPart[],
    counts: '',
    /** `2026-11-22 17:50`; empty while it is under way. */
    time: '',
  },
  endedAt: 0,

  async onLoad() {
    await this.load();
  },

  load(): Promise<void> {
    return this.whileBusy(() => this.showLoaded(() => this.check()));
  },

  /** Shows each part as soon as it is known. */
  async check() {
    await checkAll(CLIENT, ({ checks, waiting }) =>
      this.setData({
        ...{ checks: worstFirst(checks), waiting: [...waiting], counts: countsOf(checks) },
        ...{ time: '', state: 'ready' },
      }),
    );
    this.endedAt = Date.now();
    return { time: fullTime(this.endedAt) };
  },

  async onAgain() {
    await this.load();
  },

  async onCopy() {
    await attempt(async () => {
      await wx.setClipboardData({ data: reportOf(this.data.checks, this.endedAt) });
      say('已复制，可以发给技术人员');
    });
  },
});
