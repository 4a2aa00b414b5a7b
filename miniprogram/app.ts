import { envId } from '@xiuda/settings';
import { noteEntry } from './services/scan-entry';

App({
  onLaunch() {
    wx.cloud.init({ ...(envId && { env: envId }), traceUser: true });
  },

  onShow: noteEntry,
});
