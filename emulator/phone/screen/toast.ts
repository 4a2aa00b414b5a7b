import { element } from './element';

export type ToastIcon = 'success' | 'error' | 'loading' | 'none';
export type ToastOptions = {
  title: string;
  icon: ToastIcon;
  image?: string;
  duration: number;
  mask: boolean;
};

const GLYPH: Readonly<Record<ToastIcon, string>> = {
  success:
    '<svg viewBox="0 0 40 40"><path d="M8 21l8 8 17-18" fill="none" stroke="#fff" stroke-width="3"/></svg>',
  error:
    '<svg viewBox="0 0 40 40"><path d="M20 8v16m0 5v3" fill="none" stroke="#fff" stroke-width="4"/></svg>',
  loading: '<i class="toast-spinner"></i>',
  none: '',
};

/** Toast and loading share one place, as they do in WeChat: the later one replaces the earlier. */
export const createToasts = (overlay: HTMLElement) => {
  let shown: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    shown?.remove();
    shown = null;
  };
  const show = ({ title, icon, image, duration, mask }: ToastOptions) => {
    hide();
    const glyph = element('div', { className: 'toast-glyph', attributes: { 'aria-hidden': 'true' } });
    glyph.innerHTML = GLYPH[icon];
    if (image) glyph.replaceChildren(element('img', { attributes: { src: image, alt: '' } }));
    const plain = icon === 'none' && !image;
    const box = element('div', {
      className: plain ? 'toast is-text' : 'toast',
      role: 'status',
      children: [...(plain ? [] : [glyph]), element('p', { text: title })],
    });
    box.dataset['icon'] = icon;
    shown = element('div', { className: mask ? 'toast-layer is-mask' : 'toast-layer', children: [box] });
    overlay.append(shown);
    if (duration > 0) timer = setTimeout(hide, duration);
  };
  return { show, hide };
};
