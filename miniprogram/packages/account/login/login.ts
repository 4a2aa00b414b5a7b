import { serviceName } from '@xiuda/settings';
import { busy } from '../../../behaviors/busy';
import { pageStyle } from '../../../behaviors/page-style';
import { goHome } from '../../../services/entry';
import { say } from '../../../services/feedback';
import { account, bindPhone, login } from '../../../services/session';
import { TERMS, type Terms, type TermsId } from './terms';

type TermsEvent = WechatMiniprogram.TouchEvent<object, object, { terms: TermsId }>;

Page({
  behaviors: [busy, pageStyle],
  data: {
    serviceName,
    /** Known to us, but without a phone number. */
    asksPhone: false,
    terms: TERMS.agreement as Terms,
    showsTerms: false,
  },

  onLoad() {
    const known = account();
    if (known) this.setData({ asksPhone: !known.phone });
  },

  async onLogin() {
    await this.whileBusy(async () => {
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

  onTerms(event: TermsEvent) {
    this.setData({ terms: TERMS[event.currentTarget.dataset.terms], showsTerms: true });
  },

  onTermsClose() {
    this.setData({ showsTerms: false });
  },
});
