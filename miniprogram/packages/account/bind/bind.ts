import { ROLES } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { formErrors } from '../../../behaviors/form-errors';
import { pageStyle } from '../../../behaviors/page-style';
import { goHome } from '../../../services/entry';
import { explain, say } from '../../../services/feedback';
import { LOGIN } from '../../../services/routes';
import { account, bindPhone, bindStaff, login, staffRoles } from '../../../services/session';
import { offerFirstSteps } from './first-steps';
import { isBoundAlready, NOT_REFUSED, refusalOf } from './refusal';

type Field = 'staffNo' | 'name';
type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>;

Page({
  behaviors: [formErrors, busy, pageStyle],
  data: {
    /** What the field starts with. */
    staffNo: '',
    ...NOT_REFUSED,
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
    this.clearError(field);
  },

  async onSubmit() {
    const { staffNo, name } = this.typed;
    await this.attempt(async () => {
      await bindStaff(staffNo, name);
      await goHome();
      say(
        `已认证为${staffRoles()
          .map((role) => ROLES[role].label)
          .join('、')}`,
      );
      await offerFirstSteps();
    });
  },

  /** Once the number is vouched for, the attempt goes on by itself. */
  async onPhone({ detail: { code } }: WechatMiniprogram.ButtonGetPhoneNumber) {
    if (!code) return;
    await this.attempt(() => bindPhone(code));
    if (account()?.phone) await this.onSubmit();
  },

  async attempt(work: () => Promise<unknown>) {
    if (!this.data.isBusy) this.setData({ ...NOT_REFUSED });
    await this.whileBusy(work, (error) => this.refuse(error));
  },

  async refuse(error: unknown) {
    if (!isBoundAlready(error)) return this.setData({ ...refusalOf(error) });
    await explain(error);
    await login().catch(explain);
    await goHome();
  },
});
