import type { BuiltIn } from './definition';
import { connectHover, HOVER_ATTRIBUTES } from './hover';

export const view: BuiltIn = {
  tag: 'view',
  attributes: HOVER_ATTRIBUTES,
  connect(host) {
    connectHover(host);
    return {};
  },
};

export const coverView: BuiltIn = { tag: 'cover-view', attributes: { 'scroll-top': 'number' } };
