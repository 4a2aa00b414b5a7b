import type * as glassEasel from 'glass-easel';
import {
  type BuiltInServices,
  camelCase,
  type FormField,
  type Host,
  instanceAt,
} from '../builtins/definition';
import { callerOf } from './types';

type Node = HTMLElement & { __wxElement?: glassEasel.Element };
type AnyComponent = glassEasel.GeneralComponent;

const asComponent = (node: Node): AnyComponent | null => node.__wxElement?.asGeneralComponent() ?? null;

/** Custom components with the behaviour `wx://form-field`, found by their element. */
const customFields = new WeakSet<Element>();
export const registerCustomField = (element: Element): void => {
  customFields.add(element);
};

const fieldAt = (node: Node): FormField[] => {
  const instance = instanceAt(node);
  if (instance?.controller.value) {
    const { host, controller } = instance;
    const name = host.text('name');
    return name ? [{ name, value: controller.value?.(), reset: () => controller.reset?.() }] : [];
  }
  const custom = customFields.has(node) ? asComponent(node) : null;
  const data = custom ? callerOf(custom).data : null;
  return data && typeof data['name'] === 'string' && data['name'] !== ''
    ? [{ name: data['name'], value: data['value'], reset: () => {} }]
    : [];
};

const fieldsInside = (root: Element): FormField[] => [...root.querySelectorAll<Node>('*')].flatMap(fieldAt);

const pathOfOwner = (component: AnyComponent): string => component.ownerShadowRoot?.getHostNode().is ?? '';

/** Wraps one glass-easel component of a built-in for its own code. */
export const createHost = (component: AnyComponent, services: BuiltInServices): Host => {
  const dom = component.$$ as unknown as HTMLElement;
  dom.dataset['owner'] = pathOfOwner(component);
  const read = (attribute: string): unknown =>
    (component.data as Record<string, unknown>)[camelCase(attribute)];
  return {
    dom,
    id: () => component.id,
    services,
    read,
    text: (attribute) => String(read(attribute) ?? ''),
    number: (attribute) => Number(read(attribute)) || 0,
    flag: (attribute) => Boolean(read(attribute)),
    set: (attribute, value) => component.setData({ [camelCase(attribute)]: value }),
    fire: (event, detail = {}, options = {}) => component.triggerEvent(event, detail, options),
    onTap: (listener) => component.addListener('tap', () => listener()),
    toggleClass(names, on) {
      for (const name of names.split(/\s+/).filter(Boolean)) component.classList?.toggle(name, on, 3);
    },
    byId(id) {
      const found = component.ownerShadowRoot?.querySelector(`#${CSS.escape(id)}`);
      return (found?.$$ as unknown as HTMLElement | undefined) ?? null;
    },
    fields: () => fieldsInside(dom),
  };
};
