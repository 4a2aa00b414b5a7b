import { type BuiltIn, type Host, instanceAt, instancesInside } from './definition';

const CONTROLS = ['input', 'textarea', 'checkbox', 'radio', 'switch', 'button', 'picker'];
let count = 0;

const controlOf = (host: Host) => {
  const id = host.text('for');
  if (!id) return instancesInside(host.dom, ...CONTROLS)[0];
  const named = host.byId(id);
  return named ? instanceAt(named) : undefined;
};

/** The element that carries the control's role: a text field lies inside its component. */
const roleElement = (dom: HTMLElement) => dom.querySelector<HTMLElement>('input, textarea') ?? dom;

export const label: BuiltIn = {
  tag: 'label',
  attributes: { for: 'string' },
  connect(host) {
    host.dom.addEventListener('click', (event) => {
      const control = controlOf(host);
      const target = event.target instanceof Node ? event.target : null;
      // The control has already had a tap on itself.
      if (control && !control.host.dom.contains(target)) control.controller.activate?.();
    });
    const nameControl = () => {
      const control = controlOf(host);
      if (!control) return;
      host.dom.id ||= `label-${++count}`;
      const element = roleElement(control.host.dom);
      if (element.hasAttribute('aria-label') && control.host.read('aria-label')) return;
      element.setAttribute('aria-labelledby', host.dom.id);
    };
    return { render: () => setTimeout(nameControl) };
  },
};
