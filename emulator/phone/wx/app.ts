import type { AppListener } from '../router/app';
import type { WxServices } from './services';

export const app = (services: WxServices) => ({
  getLaunchOptionsSync: () => services.launch,
  getEnterOptionsSync: () => services.entered(),
  onAppShow: (listener: AppListener) => services.holder.shown.on(listener),
  offAppShow: (listener?: AppListener) => services.holder.shown.off(listener),
  onAppHide: (listener: AppListener) => services.holder.hidden.on(listener),
  offAppHide: (listener?: AppListener) => services.holder.hidden.off(listener),
});
