/** Leaving on this phone: nothing of the person stays on it. */
import { LOGIN } from './routes';
import { signOut } from './session';
import { forgetBadges } from './tabs';
import { setUnread } from './unread';

export async function leave(): Promise<void> {
  signOut();
  forgetBadges();
  setUnread(0);
  await wx.reLaunch({ url: LOGIN });
}
