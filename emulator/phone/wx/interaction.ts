import { showChoices, showModal } from '../screen/dialogs';
import type { ToastIcon } from '../screen/toast';
import { asyncApi, ApiError } from './async-api';
import type { WxServices } from './services';

type Toast = { title: string; icon?: ToastIcon; image?: string; duration?: number; mask?: boolean };
type Modal = {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
};

const MODAL = {
  title: '',
  content: '',
  showCancel: true,
  cancelText: '取消',
  cancelColor: '#000000',
  confirmText: '确定',
  confirmColor: '#576B95',
  editable: false,
  placeholderText: '',
};

/** WeChat refuses button texts of more than four characters. */
const MAX_BUTTON = 4;

const modal = async (services: WxServices, options: Modal) => {
  for (const name of ['cancelText', 'confirmText'] as const)
    if ((options[name] ?? '').length > MAX_BUTTON)
      throw new ApiError(`${name} length should not larger than 4 Chinese characters`);
  const { confirm, cancel, content } = await showModal(services.overlay, { ...MODAL, ...options });
  return { confirm, cancel, content };
};

export const interaction = (services: WxServices) => ({
  showToast: asyncApi('showToast', ({ title, icon, image, duration, mask }: Toast) =>
    services.toasts.show({
      title,
      icon: icon ?? 'success',
      ...(image && { image: services.assetUrl(image, '') }),
      duration: duration ?? 1500,
      mask: mask ?? false,
    }),
  ),
  hideToast: asyncApi('hideToast', () => services.toasts.hide()),
  showLoading: asyncApi('showLoading', ({ title, mask }: Toast) =>
    services.toasts.show({ title, icon: 'loading', duration: 0, mask: mask ?? false }),
  ),
  hideLoading: asyncApi('hideLoading', () => services.toasts.hide()),
  showModal: asyncApi('showModal', (options: Modal) => modal(services, options)),
  showActionSheet: asyncApi(
    'showActionSheet',
    async (options: { itemList: string[]; itemColor?: string; alertText?: string }) => {
      const { itemList, itemColor = '#000000', alertText = '' } = options;
      if (itemList.length > 6) throw new ApiError('itemList should not be large than 6');
      const tapIndex = await showChoices(services.overlay, itemList, { title: alertText, color: itemColor });
      if (tapIndex === null) throw new ApiError('cancel');
      return { tapIndex };
    },
  ),
});
