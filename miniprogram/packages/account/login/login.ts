import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { goHome } from '../../../services/entry';
import { say } from '../../../services/feedback';
import { dial } from '../../../services/phone-call';
import { open } from '../../../services/navigation';
import { consent, openContract } from '../../../services/privacy';
import { TERMS } from '../../../services/routes';
import { service } from '../../../services/service';
import { account, bindPhone, login } from '../../../services/session';

Page({
  behaviors: [busy, pageStyle],
  data: {
    service: service(),
    /** Known to us, but without a phone number. */
    asksPhone: false,
    /** The person does not want to agree to the privacy contract, this time. */
    isDeclined: false,
  },

  onLoad() {
    const known = account();
    this.setData({ service: service() });
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
      else this.setData({ asksPhone: true, service: service() });
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

  onCall() {
    dial(this.data.service.phone);
  },

  onTerms() {
    void open(TERMS);
  },

  onContract() {
    openContract();
  },
});
