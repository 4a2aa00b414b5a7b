import { LOGIN } from '../../services/routes';
import { signOut } from '../../services/session';
import { setUnread } from '../../services/unread';
import { forgetBadges } from '../../services/tabs';

/** 退出登录, once the person has confirmed it. */
export async function askToLeave(): Promise<void> {
  const { confirm } = await wx.showModal({
    title: '退出登录',
    content: '报修记录都会保留，下次登录还能看到',
    confirmText: '退出',
  });
  if (!confirm) return;
  signOut();
  forgetBadges();
  setUnread(0);
  await wx.reLaunch({ url: LOGIN });
}
