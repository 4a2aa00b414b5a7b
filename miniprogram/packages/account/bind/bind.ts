import { ROLES } from '@xiuda/domain';
import { CloudError } from '../../../services/cloud';
import { explain, fieldErrors, say, sentenceOf } from '../../../services/feedback';
import { LOGIN } from '../../../services/routes';
import { account, bindPhone, bindStaff, homePage, login, staffRoles } from '../../../services/session';

type Field = 'staffNo' | 'name';
const NO_ERRORS: Readonly<Record<Field, string>> = { staffNo: '', name: '' };
type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>;

const hasCode = (error: unknown, code: CloudError['code']): boolean =>
  error instanceof CloudError && error.code === code;

Page({
  data: {
    /** What the fields start with. */
    staffNo: '',
    errors: NO_ERRORS,
    /** A refusal that belongs to no field. */
    refusal: '',
    asksPhone: false,
    isBusy: false,
  },
  typed: { staffNo: '', name: '' } as Record<Field, string>,

  onLoad() {
    const known = account();
    if (!known) return void wx.reLaunch({ url: LOGIN });
    this.typed = { staffNo: known.phone ?? '', name: '' };
    this.setData({ staffNo: this.typed.staffNo });
  },

  onChange(event: ChangeEvent) {
    const { field } = event.currentTarget.dataset;
    this.typed = { ...this.typed, [field]: event.detail.value };
    if (this.data.errors[field]) this.setData({ errors: { ...this.data.errors, [field]: '' } });
  },

  async onSubmit() {
    const { staffNo, name } = this.typed;
    await this.whileBusy(async () => {
      await bindStaff(staffNo, name);
      await this.leave(
        `已认证为${staffRoles()
          .map((role) => ROLES[role].label)
          .join('、')}`,
      );
    });
  },

  /** The roster holds a number for this person: once it is vouched for, the attempt goes on by itself. */
  async onPhone(event: WechatMiniprogram.ButtonGetPhoneNumber) {
    const { code } = event.detail;
    if (!code) return;
    await this.whileBusy(() => bindPhone(code));
    if (account()?.phone) await this.onSubmit();
  },

  async whileBusy(work: () => Promise<unknown>) {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, errors: NO_ERRORS, refusal: '', asksPhone: false });
    try {
      await work();
    } catch (error) {
      await this.refuse(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },

  async refuse(error: unknown) {
    if (hasCode(error, 'ALREADY_BOUND')) {
      await explain(error);
      await login().catch(explain);
      return this.leave('');
    }
    const { code, ...errors } = fieldErrors(error);
    const isAtField = Object.keys(errors).length > 0;
    this.setData({
      errors: { ...NO_ERRORS, ...errors },
      refusal: code ?? (isAtField ? '' : sentenceOf(error)),
      asksPhone: hasCode(error, 'PHONE_REQUIRED') || code !== undefined,
    });
  },

  async leave(words: string) {
    await wx.reLaunch({ url: homePage() });
    if (words) say(words);
  },
});
