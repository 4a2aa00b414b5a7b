import { type BuiltIn, instancesInside } from './definition';
import { connectWheel } from './wheel';

type Column = { show(index: number): void; index(): number };

const columns = new WeakMap<HTMLElement, Column>();

export const pickerView: BuiltIn = {
  tag: 'picker-view',
  attributes: { value: 'array', 'indicator-style': 'string', 'immediate-change': 'boolean' },
  inert: ['indicator-class', 'mask-style', 'mask-class'],
  events: ['change', 'pickstart', 'pickend'],
  connect(host) {
    const all = () =>
      instancesInside(host.dom, 'picker-view-column').flatMap((c) => columns.get(c.host.dom) ?? []);
    host.dom.addEventListener('wx-column-settled', (event) => {
      event.stopPropagation();
      host.fire('change', { value: all().map((column) => column.index()) });
      host.fire('pickend', {});
    });
    const render = () =>
      setTimeout(() => {
        const value = host.read('value');
        if (Array.isArray(value)) all().forEach((column, i) => void column.show(Number(value[i] ?? 0)));
      });
    return { render };
  },
};

export const pickerViewColumn: BuiltIn = {
  tag: 'picker-view-column',
  template: '<h5-div part="wheel"><slot /></h5-div>',
  connect(host) {
    const wheel = host.dom.querySelector<HTMLElement>('[part=wheel]');
    if (!wheel) throw new Error('picker-view-column: shadow tree is missing');
    // It scrolls, so the keyboard must reach it.
    wheel.tabIndex = 0;
    const rowHeight = () => (wheel.firstElementChild as HTMLElement | null)?.offsetHeight || 44;
    const column = connectWheel(wheel, rowHeight, () =>
      host.dom.dispatchEvent(new CustomEvent('wx-column-settled', { bubbles: true })),
    );
    wheel.addEventListener('click', (event) => {
      const index = [...wheel.children].findIndex((row) => row.contains(event.target as Node));
      if (index >= 0) column.show(index, true);
    });
    columns.set(host.dom, column);
    return {};
  },
};
