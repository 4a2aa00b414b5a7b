import type { BuiltIn } from './definition';

/** Its children leave the page's scrolling area and lie above everything in the same page. */
export const rootPortal: BuiltIn = {
  tag: 'root-portal',
  attributes: { enable: { type: 'boolean', value: true } },
  template: '<h5-div part="portal"><slot /></h5-div>',
  connect(host) {
    const portal = host.dom.querySelector<HTMLElement>('[part=portal]');
    return {
      render() {
        const target = host.flag('enable') ? host.dom.closest('.page-viewport') : host.dom;
        if (portal && target && portal.parentElement !== target) target.append(portal);
      },
      detached: () => portal?.remove(),
    };
  },
};
