/** Where a person belongs when a tab page opens. */
import { open } from './navigation';
import { createPage, HALL, LOGIN } from './routes';
import { hasScannedPlace, takeScannedPlace } from './scan-entry';
import { account, homePage } from './session';
import { showTabs, type TabPage } from './tabs';

let hasEntered = false;

/** To where this person's work is, or where a scanned code leads; nothing to go back to. */
export const goHome = () => wx.reLaunch({ url: hasScannedPlace() ? HALL : homePage() });

/** Staff start at their work, whoever scanned a code at the report about that place. */
const startsElsewhere = (path: string): boolean =>
  !hasScannedPlace() && `/${path}` === HALL && homePage() !== HALL;

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
  if (isColdStart && startsElsewhere(path)) {
    void wx.switchTab({ url: homePage() });
    return false;
  }
  const place = takeScannedPlace();
  if (place !== undefined) void open(createPage(place));
  return true;
}
