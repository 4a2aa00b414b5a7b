import { servicePhone } from '@xiuda/settings';
import { listPage } from '../../services/list-page';
import { dial } from '../../services/phone-call';
import { open } from '../../services/navigation';
import { BIND, CREATE } from '../../services/routes';
import { account } from '../../services/session';

const list = listPage('reporter');

Page({
  ...list,
  data: { greeting: '哪里坏了？', isStaff: true, servicePhone },

  onShow() {
    const person = account();
    const name = person?.staff?.name ?? person?.contactName ?? person?.name;
    this.setData({ greeting: name ? `${name}，哪里坏了？` : '哪里坏了？', isStaff: !!person?.staff });
    list.onShow.call(this);
  },

  onCreate() {
    void open(CREATE);
  },

  onBind() {
    void open(BIND);
  },

  onCall() {
    dial(servicePhone);
  },
});
