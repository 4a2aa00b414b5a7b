import { element } from './element';
import { showWeChatPage } from './wechat-page';

export type ShownDocument = {
  name: string;
  /** `pdf`, `xlsx`, … */
  type: string;
  file: Blob;
  /** Whether it can be passed on: WeChat's menu with 转发 and 保存. */
  hasMenu: boolean;
};

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Only a browser with a viewer of its own shows the pages. */
const pagesOf = ({ type, name }: ShownDocument, address: string): HTMLElement[] =>
  type === 'pdf' && navigator.pdfViewerEnabled
    ? [element('iframe', { className: 'document-pages', attributes: { src: address, title: name } })]
    : [];

/** wx.openDocument: WeChat's viewer. In place of 转发 and 保存 the file can be saved to this computer. */
export const showDocument = async (overlay: HTMLElement, shown: ShownDocument): Promise<void> => {
  const address = URL.createObjectURL(shown.file);
  const save = element('a', {
    className: 'document-save',
    text: '保存到电脑',
    attributes: { href: address, download: shown.name },
  });
  const head = element('div', {
    className: 'document-head',
    children: [
      element('strong', { text: shown.name }),
      element('small', { text: `${shown.type.toUpperCase()} · ${sizeOf(shown.file.size)}` }),
      ...(shown.hasMenu ? [save] : []),
    ],
  });
  await showWeChatPage(overlay, '文件', [head, ...pagesOf(shown, address)]);
  URL.revokeObjectURL(address);
};
