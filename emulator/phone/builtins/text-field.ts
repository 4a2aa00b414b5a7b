import type { Controller, Host } from './definition';
import { setState } from './common';

export type NativeField = HTMLInputElement | HTMLTextAreaElement;

/** `maxlength`: -1 means no limit. */
const limited = (host: Host, value: string): string => {
  const limit = host.number('maxlength');
  return limit >= 0 ? value.slice(0, limit) : value;
};

const listenTyping = (host: Host, native: NativeField): void => {
  const changed = (keyCode: number) => {
    native.value = limited(host, native.value);
    host.set('value', native.value);
    host.fire('input', {
      value: native.value,
      cursor: native.selectionStart ?? native.value.length,
      keyCode,
    });
  };
  native.addEventListener('compositionstart', () => {
    native.dataset['composing'] = 'true';
  });
  native.addEventListener('compositionend', () => {
    delete native.dataset['composing'];
    changed(0);
  });
  native.addEventListener('input', () => {
    if (!native.dataset['composing']) changed(native.value.charCodeAt(native.value.length - 1) || 0);
  });
};

const listenFocus = (host: Host, native: NativeField): void => {
  native.addEventListener('focus', () => host.fire('focus', { value: native.value, height: 0 }));
  native.addEventListener('blur', () =>
    host.fire('blur', { value: native.value, cursor: native.selectionStart ?? 0 }),
  );
};

/** Shared by input and textarea: value both ways, IME composition, focus, placeholder. */
export const connectTextField = (host: Host, native: NativeField, extra: () => void): Controller => {
  const initial = host.text('value');
  const placeholder = host.dom.querySelector<HTMLElement>('[part=placeholder]');
  let focused: boolean | undefined;
  listenTyping(host, native);
  listenFocus(host, native);
  const render = () => {
    const value = limited(host, host.text('value'));
    if (native.value !== value && !native.dataset['composing']) native.value = value;
    native.disabled = host.flag('disabled');
    setState(native, 'maxlength', host.number('maxlength') >= 0 ? host.number('maxlength') : null);
    if (host.read('aria-label') === null) setState(native, 'aria-label', host.text('placeholder'));
    setState(native, 'aria-placeholder', host.text('placeholder'));
    if (placeholder) placeholder.hidden = value !== '';
    extra();
    const focus = host.flag('focus') || (focused === undefined && host.flag('auto-focus'));
    if (focus && !focused) setTimeout(() => native.focus());
    if (!focus && focused) native.blur();
    focused = focus;
  };
  return {
    render,
    value: () => native.value,
    reset: () => host.set('value', initial),
    activate: () => native.focus(),
  };
};

export const TEXT_FIELD_ATTRIBUTES = {
  value: 'string',
  name: 'string',
  placeholder: 'string',
  'placeholder-style': 'string',
  disabled: 'boolean',
  maxlength: { type: 'number', value: 140 },
  focus: 'boolean',
  'auto-focus': 'boolean',
  'confirm-type': 'string',
} as const;

export const TEXT_FIELD_INERT: readonly string[] = [
  'cursor-spacing',
  'adjust-position',
  'adjust-keyboard-to',
  'hold-keyboard',
  'confirm-hold',
  'always-embed',
  'cursor',
  'cursor-color',
  'selection-start',
  'selection-end',
  'show-confirm-bar',
  'disable-default-padding',
];

export const TEXT_FIELD_TEMPLATE = (tag: 'input' | 'textarea'): string =>
  `<h5-${tag} /><h5-div part="placeholder" class="placeholder-class" style="{{placeholderStyle}}" aria-hidden="true">{{placeholder}}</h5-div>`;
