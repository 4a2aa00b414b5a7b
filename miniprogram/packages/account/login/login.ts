import { serviceName } from '@xiuda/settings';
import { explain, say } from '../../../services/feedback';
import { account, bindPhone, homePage, login } from '../../../services/session';
import { TERMS, type Terms, type TermsId } from './terms';

type TermsEvent = WechatMiniprogram.TouchEvent<object, object, { terms: TermsId }>;

const goHome = () => wx.reLaunch({ url: homePage() });

Page({
  data: {
    serviceName,
    /** Known to us, but without a phone number. */
    asksPhone: false,
    isBusy: false,
    terms: TERMS.agreement as Terms,
    showsTerms: false,
  },

  onLoad() {
    const known = account();
    if (known) this.setData({ asksPhone: !known.phone });
  },

  async onLogin() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      const { phone } = await login();
      if (phone) return void (await goHome());
      this.setData({ asksPhone: true });
    } catch (error) {
      await explain(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },

  /** Whoever refuses has no code; the platform words the refusal in many ways. */
  async onPhone(event: WechatMiniprogram.ButtonGetPhoneNumber) {
    const { code } = event.detail;
    if (!code || this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      await bindPhone(code);
      await goHome();
      say('手机号已绑定');
    } catch (error) {
      await explain(error);
    } finally {
      this.setData({ isBusy: false });
    }
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
