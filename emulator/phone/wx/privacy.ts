import type { PrivacyListener } from '../privacy';
import { contractName, showContract } from '../screen/privacy';
import { asyncApi, type Callbacks } from './async-api';
import type { WxServices } from './services';

/** WeChat gives these no promise form. */
const callbackApi = <Result>(api: string, run: () => Result | Promise<Result>) => {
  const both = asyncApi(api, run);
  return (options: Callbacks = {}): void => void both({ complete: () => {}, ...options });
};

export const privacy = (services: WxServices) => ({
  getPrivacySetting: callbackApi('getPrivacySetting', async () => ({
    needAuthorization: await services.privacy.isNeeded(),
    privacyContractName: contractName(services.appName),
  })),
  onNeedPrivacyAuthorization: (listener: PrivacyListener): void => services.privacy.onNeed(listener),
  requirePrivacyAuthorize: callbackApi('requirePrivacyAuthorize', () =>
    services.privacy.require('requirePrivacyAuthorize'),
  ),
  openPrivacyContract: callbackApi('openPrivacyContract', () => {
    void showContract(services.overlay, services.appName);
  }),
});
