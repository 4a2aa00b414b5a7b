import type { BuiltIn } from './definition';

export const slider: BuiltIn = {
  tag: 'slider',
  native: 'input',
  attributes: {
    min: 'number',
    max: { type: 'number', value: 100 },
    step: { type: 'number', value: 1 },
    value: 'number',
    disabled: 'boolean',
    'show-value': 'boolean',
    'active-color': { type: 'string', value: '#1aad19' },
    activeColor: { type: 'string', value: '' },
    'block-size': { type: 'number', value: 28 },
    name: 'string',
  },
  events: ['change', 'changing'],
  template: '',
  connect(host) {
    const range = document.createElement('input');
    const shown = document.createElement('span');
    range.type = 'range';
    host.dom.append(range, shown);
    const initial = host.number('value');
    const take = (event: 'change' | 'changing') => {
      host.set('value', Number(range.value));
      host.fire(event, { value: Number(range.value) });
    };
    range.addEventListener('input', () => take('changing'));
    range.addEventListener('change', () => take('change'));
    const render = () => {
      Object.assign(range, { min: host.text('min'), max: host.text('max'), step: host.text('step') });
      range.value = String(host.number('value'));
      range.disabled = host.flag('disabled');
      range.style.accentColor = host.text('activeColor') || host.text('active-color');
      shown.textContent = host.flag('show-value') ? range.value : '';
    };
    return { render, value: () => Number(range.value), reset: () => host.set('value', initial) };
  },
};
