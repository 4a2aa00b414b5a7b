import type * as glassEasel from 'glass-easel';
import type { ComponentSpace } from 'glass-easel';
import { BUILT_INS, OWN_ROLE } from '../builtins';
import { COMMON_ATTRIBUTES, commonRenderer } from '../builtins/common';
import {
  type Attribute,
  type BuiltIn,
  type BuiltInServices,
  camelCase,
  type Controller,
  remember,
} from '../builtins/definition';
import type { TemplateGroups } from '../contract';
import { createHost } from './host';
import type { Space } from './types';

const CONSTRUCTORS = {
  string: String,
  number: Number,
  boolean: Boolean,
  array: Array,
  object: Object,
  any: null,
};
const EMPTY: Readonly<Record<string, unknown>> = {
  string: '',
  number: 0,
  boolean: false,
  array: [],
  object: null,
  any: null,
};

const property = (attribute: Attribute) => {
  const { type, value } =
    typeof attribute === 'string' ? { type: attribute, value: EMPTY[attribute] } : attribute;
  return { type: CONSTRUCTORS[type], value };
};

const properties = (builtIn: BuiltIn): Record<string, unknown> =>
  Object.fromEntries(
    [
      ...Object.entries({ ...COMMON_ATTRIBUTES, ...builtIn.attributes }),
      ...(builtIn.inert ?? []).map((name): [string, Attribute] => [name, 'any']),
    ].map(([name, attribute]) => [camelCase(name), property(attribute)]),
  );

type Live = { render(): void; controller: Controller };

/** Tells each instance of one built-in apart and keeps its DOM in step with its attributes. */
const lifetimes = (builtIn: BuiltIn, services: BuiltInServices) => {
  const live = new WeakMap<object, Live>();
  const attached = function (this: unknown) {
    const component = (this as { _$: glassEasel.GeneralComponent })._$;
    const host = createHost(component, services);
    const controller = builtIn.connect?.(host) ?? {};
    const native = builtIn.native ? host.dom.querySelector<HTMLElement>(builtIn.native) : null;
    const common = commonRenderer(host, OWN_ROLE[builtIn.tag] ?? '', native);
    const render = () => {
      common();
      controller.render?.();
    };
    remember(host, controller, builtIn.tag);
    live.set(component, { render, controller });
    render();
  };
  const detached = function (this: unknown) {
    live.get((this as { _$: object })._$)?.controller.detached?.();
  };
  const changed = function (this: unknown) {
    live.get((this as { _$: object })._$)?.render();
  };
  return { lifetimes: { attached, detached }, observers: { '**': changed } };
};

/** Registers every built-in in its own space and makes it known to the mini program's templates. */
export const registerBuiltIns = (
  space: Space,
  target: ComponentSpace,
  templates: TemplateGroups,
  services: BuiltInServices,
): void => {
  for (const builtIn of BUILT_INS) {
    const path = `builtin/${builtIn.tag}`;
    const content = templates[path];
    if (content)
      space.addCompiledTemplate(path, { groupList: templates, content } as Parameters<
        Space['addCompiledTemplate']
      >[1]);
    space.addComponentStaticConfig(path, { component: true });
    space
      .component(path)
      .definition({
        properties: properties(builtIn) as never,
        externalClasses: [...(builtIn.externalClasses ?? [])],
        ...lifetimes(builtIn, services),
      })
      .register();
    target.setGlobalUsingComponent(builtIn.tag, space.getComponentSpace().getComponentByUrl(`/${path}`, ''));
  }
};
