import { ROLES, type TemplateKey, TEMPLATES } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { explain, say } from '../../../services/feedback';
import { retry } from '../behaviors/retry';
import { loadSettings, saveSettings, settingErrors } from '../services/settings';
import { checkedLines, fieldsOf, linesOf, newLine, refusedLines } from './form';
import { keywordLines } from './keyword-lines';

/** One of the three subscribe messages: its template in WeChat's console, and what is to stand in it. */
Page({
  behaviors: [busy, keywordLines, retry, pageStyle],
  data: {
    key: 'progress' as TemplateKey,
    label: '',
    who: '',
    /** What the field of the template's id starts with. */
    id: '',
    isSet: false,
  },
  typedId: '',

  async onLoad({ key = 'progress' }: Record<string, string | undefined>) {
    const { label, roles } = TEMPLATES[key as TemplateKey];
    const who = roles.map((role) => ROLES[role].label).join('、');
    this.setData({ key: key as TemplateKey, label, who });
    await this.load();
  },

  load(): Promise<void> {
    return this.showLoaded(async () => {
      const { messages } = await loadSettings();
      const template = messages.templates[this.data.key];
      this.typedId = template?.id ?? '';
      const lines = template ? linesOf(template) : [newLine()];
      this.showLines(lines);
      return { id: this.typedId, isSet: template !== undefined };
    });
  },

  onId({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.typedId = value;
    this.clearError('id');
  },

  async onSave() {
    const lines = checkedLines(this.data.lines);
    this.setData({ lines, errors: {} });
    if (lines.some(({ error }) => error)) return;
    await this.save({ id: this.typedId, fields: fieldsOf(lines) });
  },

  async onStop() {
    const { confirm } = await wx.showModal({
      title: `不再发${this.data.label}？`,
      content: '微信里不再收到这种提醒，小程序里的消息不受影响。',
      confirmText: '不再发',
    });
    if (confirm) await this.save(null);
  },

  async save(template: { id: string; fields: ReturnType<typeof fieldsOf> } | null) {
    await this.whileBusy(
      async () => {
        await saveSettings('messages', { templates: { [this.data.key]: template } });
        await wx.navigateBack();
        say('已保存');
      },
      (error) => this.refuse(error),
    );
  },

  async refuse(error: unknown) {
    const named = settingErrors(error);
    const { lines, errors } = refusedLines(this.data.key, this.data.lines, named);
    this.setData({ lines, errors });
    const isShown = errors.id || errors.fields || lines.some((line) => line.error);
    if (!isShown) await explain(error);
  },
});
