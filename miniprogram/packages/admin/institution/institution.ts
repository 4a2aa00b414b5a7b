import { DEFAULT_SETTINGS, type Institution } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { pageStyle } from '../../../behaviors/page-style';
import { explain, say } from '../../../services/feedback';
import { retry } from '../behaviors/retry';
import { loadSettings, saveSettings, settingErrors } from '../services/settings';

type Field = keyof Institution;
type FieldEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>;

Page({
  behaviors: [busy, formErrors, retry, pageStyle],
  data: { shown: DEFAULT_SETTINGS.institution, length: 0 },
  typed: DEFAULT_SETTINGS.institution,

  async onLoad() {
    await this.load();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => {
      const { institution } = await loadSettings();
      this.typed = institution;
      return { shown: institution, length: institution.scope.length };
    });
  },

  onChange({ currentTarget, detail: { value } }: FieldEvent) {
    const { field } = currentTarget.dataset;
    this.typed = { ...this.typed, [field]: value };
    if (field === 'scope') this.setData({ length: value.length });
    this.clearError(field);
  },

  async onSave() {
    await this.whileBusy(
      async () => {
        await saveSettings('institution', this.typed);
        // This phone shows it as everybody's does from now on.
        await loadSettings().catch(explain);
        await wx.navigateBack();
        say('已保存，大家下次打开就能看到');
      },
      (error) => this.refuse(error),
    );
  },

  async refuse(error: unknown) {
    const errors = settingErrors(error);
    this.setData({ errors });
    if (!Object.keys(errors).some((field) => field in this.typed)) await explain(error);
  },
});
