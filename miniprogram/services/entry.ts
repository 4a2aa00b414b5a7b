/** Where a person belongs when a tab page opens. */
import { LOGIN } from './routes';
import { account, homePage } from './session';
import { showTabs, type TabPage } from './tabs';

const ENTRY = 'pages/reporter/reporter';

let hasEntered = false;

/** To where this person's work is; nothing to go back to. */
export const goHome = () => wx.reLaunch({ url: homePage() });

/**
 * To be called in a tab page's onShow.
 * @returns false where another page opens instead: nobody has logged in, or a staff member has just started the app
 */
export function enterTab(page: TabPage, path: string): boolean {
  if (!account()) {
    void wx.reLaunch({ url: LOGIN });
    return false;
  }
  const isColdStart = !hasEntered;
  hasEntered = true;
  showTabs(page, path);
  if (!isColdStart || path !== ENTRY || homePage() === `/${ENTRY}`) return true;
  void wx.switchTab({ url: homePage() });
  return false;
}
