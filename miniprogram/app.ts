import { envId } from '@xiuda/settings';
import { learnSettings } from './services/consent';
import { watchPrivacy } from './services/privacy';
import { noteEntry } from './services/scan-entry';

App({
  onLaunch() {
    wx.cloud.init({ ...(envId && { env: envId }), traceUser: true });
    learnSettings().catch((error: unknown) => console.warn('settings', error));
    watchPrivacy();
  },

  onShow: noteEntry,
});
