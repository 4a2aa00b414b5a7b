import type { BuiltIn, Host } from './definition';
import { connectTextField, TEXT_FIELD_ATTRIBUTES, TEXT_FIELD_INERT, TEXT_FIELD_TEMPLATE } from './text-field';

/** Line height `normal`, in font sizes. */
const NORMAL_LINE = 1.4;

const fitHeight = (host: Host, native: HTMLTextAreaElement): (() => void) => {
  let lines = 0;
  return () => {
    host.dom.toggleAttribute('auto-height', host.flag('auto-height'));
    if (!host.flag('auto-height')) return;
    native.style.height = 'auto';
    const height = native.scrollHeight;
    native.style.height = `${height}px`;
    const lineHeight =
      Number.parseFloat(getComputedStyle(native).lineHeight) ||
      Number.parseFloat(getComputedStyle(native).fontSize) * NORMAL_LINE;
    const lineCount = Math.max(1, Math.round(height / lineHeight));
    if (lineCount !== lines && height > 0) host.fire('linechange', { height, lineCount, lineHeight });
    lines = lineCount;
  };
};

export const textarea: BuiltIn = {
  tag: 'textarea',
  native: 'textarea',
  attributes: { ...TEXT_FIELD_ATTRIBUTES, 'auto-height': 'boolean' },
  inert: [...TEXT_FIELD_INERT, 'fixed'],
  events: ['input', 'focus', 'blur', 'confirm', 'linechange', 'keyboardheightchange'],
  externalClasses: ['placeholder-class'],
  template: TEXT_FIELD_TEMPLATE('textarea'),
  connect(host) {
    const native = host.dom.querySelector('textarea');
    if (!native) throw new Error('textarea: shadow tree is missing');
    native.rows = 1;
    const fit = fitHeight(host, native);
    native.addEventListener('keydown', (event) => {
      const sends = !['', 'return'].includes(host.text('confirm-type'));
      if (event.key !== 'Enter' || event.isComposing || !sends) return;
      event.preventDefault();
      host.fire('confirm', { value: native.value });
    });
    return connectTextField(host, native, fit);
  },
};
