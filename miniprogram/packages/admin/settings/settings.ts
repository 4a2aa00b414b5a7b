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
import { CLOCK_HOURS, INSTITUTION, templatePage, WORKING_TIME } from '../../../services/routes';
import { retry } from '../behaviors/retry';
import { loadSettings, saveSettings } from '../services/settings';
import { linesOf, NO_LINES } from './lines';
import { agreesToSwitchOff, chosen } from './questions';

type TemplateEvent = WechatMiniprogram.TouchEvent<object, object, { key: TemplateKey }>;
type SwitchEvent = WechatMiniprogram.TouchEvent<object, object, { field: keyof Settings['content'] }>;

const MOST_PHOTOS = [1, 2, 3, 4, 5, 6] as const;
const URGE_HOURS = [1, 2, 4, 8, 12, 24] as const;
const ACCEPT_DAYS = [1, 3, 5, 7, 15, 30] as const;
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

  onHours() {
    void open(CLOCK_HOURS);
  },

  onWorkingTime() {
    void open(WORKING_TIME);
  },

  async onUrge() {
    const urgeHours = await chosen(URGE_HOURS, (hours) => `每 ${hours} 小时一次`);
    if (urgeHours) await this.save('limits', { urgeHours });
  },

  async onAccept() {
    const acceptDays = await chosen(ACCEPT_DAYS, (days) => `${days} 天后`);
    if (acceptDays) await this.save('limits', { acceptDays });
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
