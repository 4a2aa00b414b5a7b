import { DEFAULT_SETTINGS } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { pageStyle } from '../../../behaviors/page-style';
import { explain, say } from '../../../services/feedback';
import { retry } from '../behaviors/retry';
import { loadSettings, saveSettings, settingErrors } from '../services/settings';
import { groupsOf, hoursChange, type HoursGroup, type Typed } from './fields';

type FieldEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { path: string }>;

/** 办理时限: how long each stage may take. */
Page({
  behaviors: [busy, formErrors, retry, pageStyle],
  data: { groups: [] as HoursGroup[] },
  before: DEFAULT_SETTINGS.clocks.hours,
  typed: {} as Typed,

  async onLoad() {
    await this.load();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => {
      const { clocks } = await loadSettings();
      this.before = clocks.hours;
      return { groups: groupsOf(clocks) };
    });
  },

  onChange({ currentTarget, detail: { value } }: FieldEvent) {
    const { path } = currentTarget.dataset;
    this.typed = { ...this.typed, [path]: value };
    this.clearError(path);
  },

  async onSave() {
    await this.whileBusy(
      async () => {
        await saveSettings('clocks', hoursChange(this.before, this.typed));
        await wx.navigateBack();
        say('已保存，超时的工单已经重新算过');
      },
      (error) => this.refuse(error),
    );
  },

  async refuse(error: unknown) {
    const errors = settingErrors(error);
    this.setData({ errors });
    if (!Object.keys(errors).some((path) => path.startsWith('hours.'))) await explain(error);
  },
});
