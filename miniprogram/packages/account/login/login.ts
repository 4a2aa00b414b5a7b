import { serviceName } from '@xiuda/settings';
import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { goHome } from '../../../services/entry';
import { say } from '../../../services/feedback';
import { open } from '../../../services/navigation';
import { consent, openContract } from '../../../services/privacy';
import { TERMS } from '../../../services/routes';
import { account, bindPhone, login } from '../../../services/session';

Page({
  behaviors: [busy, pageStyle],
  data: {
    serviceName,
    /** Known to us, but without a phone number. */
    asksPhone: false,
    /** The person does not want to agree to the privacy contract, this time. */
    isDeclined: false,
  },

  onLoad() {
    const known = account();
    if (known) this.setData({ asksPhone: !known.phone });
  },

  /** Nothing is sent before the person has agreed; whoever has does not see a question. */
  async onLogin() {
    await this.whileBusy(async () => {
      const isAgreed = await consent();
      this.setData({ isDeclined: !isAgreed });
      if (!isAgreed) return;
      const { phone } = await login();
      if (phone) await goHome();
      else this.setData({ asksPhone: true });
    });
  },

  /** Whoever refuses has no code; the platform words the refusal in many ways. */
  async onPhone({ detail: { code } }: WechatMiniprogram.ButtonGetPhoneNumber) {
    if (!code) return;
    await this.whileBusy(async () => {
      await bindPhone(code);
      await goHome();
      say('手机号已绑定');
    });
  },

  onLater() {
    void goHome();
  },

  onTerms() {
    void open(TERMS);
  },

  onContract() {
    openContract();
  },
});
