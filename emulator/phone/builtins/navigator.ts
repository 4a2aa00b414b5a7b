import type { BuiltIn } from './definition';
import { connectHover, HOVER_ATTRIBUTES } from './hover';

export const navigator: BuiltIn = {
  tag: 'navigator',
  attributes: {
    ...HOVER_ATTRIBUTES,
    'hover-class': { type: 'string', value: 'navigator-hover' },
    'hover-stay-time': { type: 'number', value: 600 },
    url: 'string',
    'open-type': { type: 'string', value: 'navigate' },
    delta: { type: 'number', value: 1 },
  },
  connect(host) {
    connectHover(host);
    host.onTap(() => host.services.navigate(host.text('open-type'), host.text('url'), host.number('delta')));
    return {};
  },
};
