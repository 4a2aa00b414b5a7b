/** Leaving on this phone: nothing of the person stays on it. */
import { forgetLinks } from './photo-links';
import { LOGIN } from './routes';
import { signOut } from './session';
import { forgetBadges } from './tabs';
import { setUnread } from './unread';

export async function leave(): Promise<void> {
  signOut();
  forgetBadges();
  forgetLinks();
  setUnread(0);
  await wx.reLaunch({ url: LOGIN });
}
