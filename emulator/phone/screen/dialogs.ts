import { openDialog } from './dialog-layer';
import { element } from './element';

export type ModalOptions = {
  title: string;
  content: string;
  showCancel: boolean;
  cancelText: string;
  cancelColor: string;
  confirmText: string;
  confirmColor: string;
  editable: boolean;
  placeholderText: string;
};

export type ModalResult = { confirm: boolean; cancel: boolean; content: string | null };

/** wx.showModal */
export const showModal = (overlay: HTMLElement, options: ModalOptions): Promise<ModalResult> =>
  new Promise((resolve) => {
    const field = element('textarea', {
      className: 'modal-field',
      label: options.title || options.placeholderText,
      attributes: { placeholder: options.placeholderText, rows: '3' },
    });
    field.value = options.editable ? options.content : '';
    const body = options.editable
      ? field
      : element('div', { className: 'modal-content', text: options.content });
    const finish = (confirm: boolean) => {
      close();
      resolve({ confirm, cancel: !confirm, content: options.editable && confirm ? field.value : null });
    };
    const cancel = element('button', { text: options.cancelText, onClick: () => finish(false) });
    const ok = element('button', { text: options.confirmText, onClick: () => finish(true) });
    cancel.style.color = options.cancelColor;
    ok.style.color = options.confirmColor;
    const box = element('div', {
      className: 'modal',
      label: options.title || options.content,
      children: [
        ...(options.title ? [element('div', { className: 'modal-title', text: options.title })] : []),
        body,
        element('div', { className: 'modal-buttons', children: options.showCancel ? [cancel, ok] : [ok] }),
      ],
    });
    const close = openDialog(overlay, box, { onEscape: () => options.showCancel && finish(false) });
    if (options.editable) field.focus();
  });

/** A sheet of choices from below; null when it was closed without one. */
export const showChoices = (
  overlay: HTMLElement,
  items: readonly string[],
  options: { title: string; color: string },
): Promise<number | null> =>
  new Promise((resolve) => {
    const finish = (index: number | null) => {
      close();
      resolve(index);
    };
    const buttons = items.map((text, index) => {
      const button = element('button', { text, onClick: () => finish(index) });
      button.style.color = options.color;
      return button;
    });
    const title = options.title ? [element('div', { className: 'choices-title', text: options.title })] : [];
    const cancel = element('button', {
      className: 'choices-cancel',
      text: '取消',
      onClick: () => finish(null),
    });
    const box = element('div', {
      className: 'choices',
      label: options.title || '请选择',
      children: [...title, ...buttons, cancel],
    });
    const cancelled = () => finish(null);
    const close = openDialog(overlay, box, { onMask: cancelled, onEscape: cancelled });
  });

/** The phone-number sheet of `button open-type="getPhoneNumber"`; the number, or null when refused. */
export const showPhoneNumbers = (
  overlay: HTMLElement,
  appName: string,
  own: string,
): Promise<string | null> =>
  new Promise((resolve) => {
    const finish = (number: string | null) => {
      close();
      resolve(number);
    };
    const other = element('input', {
      className: 'phone-other',
      label: '其他手机号',
      attributes: { type: 'tel', maxlength: '11', placeholder: '输入 11 位手机号' },
    });
    other.hidden = true;
    const useOther = element('button', {
      className: 'phone-use-other',
      text: '使用其他手机号',
      onClick: () => {
        other.hidden = false;
        other.focus();
      },
    });
    const allow = () => {
      const typed = other.hidden ? own : other.value.trim();
      if (/^1\d{10}$/.test(typed)) finish(typed);
      else other.classList.add('is-wrong');
    };
    const box = element('div', {
      className: 'phone-numbers',
      label: '申请获取并验证你的手机号',
      children: [
        element('div', { className: 'phone-app', text: `${appName} 申请` }),
        element('div', { className: 'phone-title', text: '申请获取并验证你的手机号' }),
        element('div', {
          className: 'phone-own',
          children: [element('strong', { text: own }), element('small', { text: '微信绑定号码' })],
        }),
        other,
        useOther,
        element('div', {
          className: 'phone-buttons',
          children: [
            element('button', { className: 'phone-refuse', text: '不允许', onClick: () => finish(null) }),
            element('button', { className: 'phone-allow', text: '允许', onClick: allow }),
          ],
        }),
      ],
    });
    const close = openDialog(overlay, box, { onEscape: () => finish(null) });
  });

/** wx.previewImage: full screen, sideways by swipe or arrow keys, a tap closes. */
export const previewPictures = (overlay: HTMLElement, addresses: readonly string[], first: number): void => {
  let index = first;
  const picture = element('img', { attributes: { alt: '' } });
  const counter = element('div', { className: 'viewer-counter' });
  const draw = () => {
    picture.src = addresses[index] ?? '';
    picture.alt = `第${index + 1}张，共${addresses.length}张`;
    counter.textContent = addresses.length > 1 ? `${index + 1} / ${addresses.length}` : '';
  };
  const step = (by: number) => {
    index = Math.min(Math.max(index + by, 0), addresses.length - 1);
    draw();
  };
  let startX = 0;
  const viewer = element('div', {
    className: 'viewer',
    label: '查看图片',
    children: [picture, counter],
  });
  const close = openDialog(overlay, viewer, { onEscape: () => close() });
  viewer.addEventListener('pointerdown', (event) => {
    startX = event.clientX;
  });
  viewer.addEventListener('pointerup', (event) => {
    const moved = event.clientX - startX;
    if (Math.abs(moved) > 40) step(moved < 0 ? 1 : -1);
    else close();
  });
  viewer.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') close();
    if (event.key === 'ArrowRight') step(1);
    if (event.key === 'ArrowLeft') step(-1);
  });
  draw();
};
