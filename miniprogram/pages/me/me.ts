import type { AccountView } from '@xiuda/domain';
import { pageStyle } from '../../behaviors/page-style';
import { setChanges } from '../../services/changes';
import { enterTab } from '../../services/entry';
import { attempt, say } from '../../services/feedback';
import { dial } from '../../services/phone-call';
import { open } from '../../services/navigation';
import { openContract } from '../../services/privacy';
import { ADMIN, BIND, DEPUTY, MESSAGES, REMOVE, TERMS } from '../../services/routes';
import { service } from '../../services/service';
import { account, bindPhone, login, staffRoles } from '../../services/session';
import { showTabs } from '../../services/tabs';
import { topUp } from '../../services/top-up';
import { unread } from '../../services/unread';
import { askToLeave } from './leave';
import { NOBODY, personOf } from './person';
import { reminderRow } from './reminder-row';

const PATH = 'pages/me/me';

Page({
  behaviors: [pageStyle],
  data: { ...NOBODY, servicePhone: '', news: '', reminders: '', isRemindersLow: false },

  onShow() {
    if (!enterTab(this, PATH)) return;
    const known = account();
    if (known) this.show(known);
    void this.refresh();
  },

  show(person: AccountView) {
    const news = unread() ? `${unread()} 条未读` : '';
    setChanges(this, { ...personOf(person), ...reminderRow(), news, servicePhone: service().phone });
  },

  /** Roles may have changed since; the bar follows them. */
  async refresh() {
    await attempt(async () => {
      this.show(await login());
      showTabs(this, PATH);
    });
  },

  async onPullDownRefresh() {
    await this.refresh();
    void wx.stopPullDownRefresh();
  },

  async onPhone({ detail: { code } }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    await attempt(async () => {
      this.show(await bindPhone(code));
      say('手机号已绑定');
    });
  },

  onMessages() {
    void open(MESSAGES);
  },

  /** Nothing is awaited before: WeChat asks only inside the tap. */
  async onReminders() {
    await topUp(staffRoles());
    this.setData(reminderRow());
  },

  onBind() {
    void open(BIND);
  },

  onDeputy() {
    void open(DEPUTY);
  },

  onAdmin() {
    void open(ADMIN);
  },

  onCall() {
    dial(this.data.servicePhone);
  },

  onContract() {
    openContract();
  },

  onTerms() {
    void open(TERMS);
  },

  onRemove() {
    void open(REMOVE);
  },

  onLeave: askToLeave,
});
