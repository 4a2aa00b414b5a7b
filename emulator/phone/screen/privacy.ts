import { showModal } from './dialogs';
import { element } from './element';
import { showWeChatPage } from './wechat-page';

export const contractName = (appName: string): string => `《${appName}小程序隐私保护指引》`;

const CONTRACT = [
  '在微信里，这一页显示的是小程序运营者在微信公众平台填写的《用户隐私保护指引》。',
  '指引里逐项写明：收集什么信息、用来做什么、怎样保存、怎样联系运营者。',
  '本地手机没有公众平台，所以只有这几句说明。',
];

/** wx.openPrivacyContract */
export const showContract = (overlay: HTMLElement, appName: string): Promise<void> =>
  showWeChatPage(
    overlay,
    contractName(appName),
    CONTRACT.map((text) => element('p', { text })),
  );

/** WeChat's dialog where the mini program has none of its own. */
export const askPrivacy = async (overlay: HTMLElement, appName: string): Promise<boolean> => {
  const { confirm } = await showModal(overlay, {
    title: '用户隐私保护提示',
    content: `在你使用服务之前，请仔细阅读${contractName(appName)}。如你同意，请点击“同意”开始使用本小程序。`,
    showCancel: true,
    cancelText: '拒绝',
    cancelColor: '#000000',
    confirmText: '同意',
    confirmColor: '#06793e',
    editable: false,
    placeholderText: '',
  });
  return confirm;
};
