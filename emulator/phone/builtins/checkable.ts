import { type BuiltIn, closestInstance, type Host, instancesInside } from './definition';

const mark = (host: Host, shape: 'checkbox' | 'radio' | 'switch') => {
  const box = document.createElement('span');
  box.className = `wx-mark wx-mark-${shape}`;
  box.setAttribute('aria-hidden', 'true');
  host.dom.prepend(box);
  return () => {
    const checked = host.flag('checked');
    host.dom.toggleAttribute('checked', checked);
    host.dom.setAttribute('aria-checked', String(checked));
    host.dom.toggleAttribute('disabled', host.flag('disabled'));
    if (host.flag('disabled')) host.dom.setAttribute('aria-disabled', 'true');
    else host.dom.removeAttribute('aria-disabled');
    if (host.text('color')) box.style.setProperty('--mark', host.text('color'));
  };
};

const checkedValues = (group: Host): string[] =>
  instancesInside(group.dom, 'checkbox')
    .filter(({ host }) => host.flag('checked'))
    .map(({ host }) => host.text('value'));

const checkedValue = (group: Host): string =>
  instancesInside(group.dom, 'radio')
    .find(({ host }) => host.flag('checked'))
    ?.host.text('value') ?? '';

const resetInside = (group: Host, tag: string): void => {
  for (const { controller } of instancesInside(group.dom, tag)) controller.reset?.();
};

const attributes = { value: 'string', checked: 'boolean', disabled: 'boolean', color: 'string' } as const;

export const checkbox: BuiltIn = {
  tag: 'checkbox',
  attributes,
  connect(host) {
    const initial = host.flag('checked');
    const toggle = () => {
      if (host.flag('disabled')) return;
      host.set('checked', !host.flag('checked'));
      const group = closestInstance(host.dom, 'checkbox-group');
      group?.host.fire('change', { value: checkedValues(group.host) });
    };
    host.onTap(toggle);
    return { render: mark(host, 'checkbox'), activate: toggle, reset: () => host.set('checked', initial) };
  },
};

export const radio: BuiltIn = {
  tag: 'radio',
  attributes,
  connect(host) {
    const initial = host.flag('checked');
    const choose = () => {
      if (host.flag('disabled') || host.flag('checked')) return;
      const group = closestInstance(host.dom, 'radio-group');
      if (group)
        for (const other of instancesInside(group.host.dom, 'radio')) other.host.set('checked', false);
      host.set('checked', true);
      group?.host.fire('change', { value: host.text('value') });
    };
    host.onTap(choose);
    return { render: mark(host, 'radio'), activate: choose, reset: () => host.set('checked', initial) };
  },
};

export const checkboxGroup: BuiltIn = {
  tag: 'checkbox-group',
  attributes: { name: 'string' },
  events: ['change'],
  connect: (host) => ({
    value: () => checkedValues(host),
    reset: () => resetInside(host, 'checkbox'),
  }),
};

export const radioGroup: BuiltIn = {
  tag: 'radio-group',
  attributes: { name: 'string' },
  events: ['change'],
  connect: (host) => ({
    value: () => checkedValue(host),
    reset: () => resetInside(host, 'radio'),
  }),
};

export const switchControl: BuiltIn = {
  tag: 'switch',
  attributes: { checked: 'boolean', disabled: 'boolean', color: 'string', name: 'string', type: 'string' },
  events: ['change'],
  template: '',
  connect(host) {
    const initial = host.flag('checked');
    const shape = host.text('type') === 'checkbox' ? 'checkbox' : 'switch';
    const toggle = () => {
      if (host.flag('disabled')) return;
      host.set('checked', !host.flag('checked'));
      host.fire('change', { value: host.flag('checked') });
    };
    host.onTap(toggle);
    return {
      render: mark(host, shape),
      activate: toggle,
      value: () => host.flag('checked'),
      reset: () => host.set('checked', initial),
    };
  },
};
