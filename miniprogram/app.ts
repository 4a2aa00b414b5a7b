import { envId } from '@xiuda/settings';

App({
  onLaunch() {
    wx.cloud.init({ ...(envId && { env: envId }), traceUser: true });
  },
});
