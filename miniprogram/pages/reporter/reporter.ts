import { setChanges } from '../../services/changes';
import { listPage } from '../../services/list-page';
import { dial } from '../../services/phone-call';
import { open } from '../../services/navigation';
import { BIND, CREATE } from '../../services/routes';
import { service, showScope } from '../../services/service';
import { account } from '../../services/session';

const list = listPage('reporter');

Page({
  ...list,
  data: { greeting: '哪里坏了？', isStaff: true, service: service() },

  onShow() {
    const person = account();
    const name = person?.staff?.name ?? person?.contactName ?? person?.name;
    const greeting = name ? `${name}，哪里坏了？` : '哪里坏了？';
    setChanges(this, { greeting, isStaff: !!person?.staff, service: service() });
    list.onShow.call(this);
  },

  /** The list has been told whose service this is. */
  onCount(event: WechatMiniprogram.CustomEvent<{ total: number }>) {
    list.onCount.call(this, event);
    setChanges(this, { service: service() });
  },

  onScope() {
    void showScope();
  },

  onCreate() {
    void open(CREATE);
  },

  onBind() {
    void open(BIND);
  },

  onCall() {
    dial(this.data.service.phone);
  },
});
