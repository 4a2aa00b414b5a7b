import {
  OPENS_LABELS,
  type Settings,
  type SettingsChange,
  type SettingsPart,
  type TemplateKey,
} from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { INSTITUTION, templatePage } from '../../../services/routes';
import { retry } from '../behaviors/retry';
import { loadSettings, saveSettings } from '../services/settings';
import { linesOf, NO_LINES } from './lines';
import { agreesToSwitchOff, chosen } from './questions';

type TemplateEvent = WechatMiniprogram.TouchEvent<object, object, { key: TemplateKey }>;
type SwitchEvent = WechatMiniprogram.TouchEvent<object, object, { field: keyof Settings['content'] }>;

const MOST_PHOTOS = [1, 2, 3, 4, 5, 6] as const;
const OPENS = Object.keys(OPENS_LABELS) as (keyof typeof OPENS_LABELS)[];

Page({
  behaviors: [busy, retry, pageStyle],
  data: { lines: NO_LINES },
  settings: undefined as Settings | undefined,

  async onShow() {
    await this.load();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => {
      this.settings = await loadSettings();
      return { lines: linesOf(this.settings) };
    });
  },

  onInstitution() {
    void open(INSTITUTION);
  },

  onTemplate({ currentTarget }: TemplateEvent) {
    void open(templatePage(currentTarget.dataset.key));
  },

  async onPhotos() {
    const photos = await chosen(MOST_PHOTOS, (most) => `最多 ${most} 张`);
    if (photos) await this.save('limits', { photos });
  },

  async onOpens() {
    const opens = await chosen(OPENS, (version) => OPENS_LABELS[version]);
    if (opens) await this.save('messages', { opens });
  },

  async onCheck({ currentTarget }: SwitchEvent) {
    const { field } = currentTarget.dataset;
    const isOn = this.settings?.content[field] ?? true;
    if (!isOn || (await agreesToSwitchOff())) await this.save('content', { [field]: !isOn });
  },

  async onDirectDispatch() {
    const isOn = this.settings?.urgency.directDispatch ?? false;
    await this.save('urgency', { directDispatch: !isOn });
  },

  async save<P extends SettingsPart>(part: P, value: SettingsChange<P>) {
    await this.whileBusy(async () => {
      await saveSettings(part, value);
      await this.load();
      say('已保存');
    });
  },
});
