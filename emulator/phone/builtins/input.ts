import type { BuiltIn } from './definition';
import { connectTextField, TEXT_FIELD_ATTRIBUTES, TEXT_FIELD_INERT, TEXT_FIELD_TEMPLATE } from './text-field';

const INPUT_MODE: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', tel: 'tel' };
const ENTER_KEY: Readonly<Record<string, string>> = {
  send: 'send',
  search: 'search',
  next: 'next',
  go: 'go',
};

export const input: BuiltIn = {
  tag: 'input',
  native: 'input',
  attributes: {
    ...TEXT_FIELD_ATTRIBUTES,
    type: { type: 'string', value: 'text' },
    password: 'boolean',
  },
  inert: [...TEXT_FIELD_INERT, 'safe-password-cert-path', 'safe-password-length', 'always-system'],
  events: ['input', 'focus', 'blur', 'confirm', 'keyboardheightchange', 'nicknamereview'],
  externalClasses: ['placeholder-class'],
  template: TEXT_FIELD_TEMPLATE('input'),
  connect(host) {
    const native = host.dom.querySelector('input');
    if (!native) throw new Error('input: shadow tree is missing');
    native.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) host.fire('confirm', { value: native.value });
    });
    return connectTextField(host, native, () => {
      native.type = host.flag('password') ? 'password' : 'text';
      native.inputMode = INPUT_MODE[host.text('type')] ?? 'text';
      native.enterKeyHint = ENTER_KEY[host.text('confirm-type')] ?? 'done';
    });
  },
};
