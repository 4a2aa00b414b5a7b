import { type AccountView, maskPhone, ROLES } from '@xiuda/domain';
import { servicePhone } from '@xiuda/settings';
import { enterTab } from '../../services/entry';
import { explain, say } from '../../services/feedback';
import { ALL_TICKETS, BIND, LOGIN } from '../../services/routes';
import { account, bindPhone, login, signOut } from '../../services/session';
import { forgetBadges, showTabs } from '../../services/tabs';

const PATH = 'pages/me/me';

const shown = ({ name, contactName, phone, staff }: AccountView) => ({
  name: staff?.name ?? contactName ?? name ?? '微信用户',
  initial: (staff?.name ?? contactName ?? name ?? '我').slice(0, 1),
  phone: phone ? maskPhone(phone) : '',
  staffNo: staff?.staffNo ?? '',
  roles: staff?.roles.map((role) => ROLES[role].label).join('、') ?? '',
  seesAll: staff?.roles.includes('admin') ?? false,
});

Page({
  data: { name: '', initial: '', phone: '', staffNo: '', roles: '', seesAll: false, servicePhone },

  onShow() {
    if (!enterTab(this, PATH)) return;
    const known = account();
    if (known) this.setData(shown(known));
    void this.refresh();
  },

  /** Roles may have changed since; the bar follows them. */
  async refresh() {
    try {
      this.setData(shown(await login()));
      showTabs(this, PATH);
    } catch (error) {
      await explain(error);
    }
  },

  async onPullDownRefresh() {
    await this.refresh();
    void wx.stopPullDownRefresh();
  },

  async onPhone(event: WechatMiniprogram.ButtonGetPhoneNumber) {
    const { code } = event.detail;
    if (!code) return;
    try {
      this.setData(shown(await bindPhone(code)));
      say('手机号已绑定');
    } catch (error) {
      await explain(error);
    }
  },

  onBind() {
    void wx.navigateTo({ url: BIND });
  },

  onAllTickets() {
    void wx.navigateTo({ url: ALL_TICKETS });
  },

  onCall() {
    // Refusing to dial is no failure.
    wx.makePhoneCall({ phoneNumber: servicePhone }).catch(() => undefined);
  },

  async onSignOut() {
    const { confirm } = await wx.showModal({
      title: '退出登录',
      content: '报修记录都会保留，下次登录还能看到',
      confirmText: '退出',
    });
    if (!confirm) return;
    signOut();
    forgetBadges();
    await wx.reLaunch({ url: LOGIN });
  },
});
