/**
 * How a built-in component of WeChat is described. The build reads the same tables as the browser: what is not
 * listed here is not implemented, and a template that uses it stops the build. Nothing here may touch the DOM when loaded.
 */

export type AttributeType = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'any';

export type Attribute = AttributeType | { type: AttributeType; value: unknown };

export type BuiltIn = {
  tag: string;
  /** Implemented attributes, as written in WXML. */
  attributes?: Readonly<Record<string, Attribute>>;
  /** Attributes that only steer a real phone (keyboard distance, native menus): accepted, without effect here. */
  inert?: readonly string[];
  /** Events beside the common ones that this component fires. */
  events?: readonly string[];
  externalClasses?: readonly string[];
  /** Shadow tree in WXML; native elements are written `h5-div` and named by `part` (classes are scoped). Without it: the children. Empty string: no children. */
  template?: string;
  /** Native element inside that takes role and aria-* in place of the component. */
  native?: 'input' | 'textarea' | 'img' | 'video';
  /** Runs when an instance enters the page. */
  connect?(host: Host): Controller;
};

export type Controller = {
  /** Brings the DOM up to the attributes; runs on entering and after every change of an attribute. */
  render?(): void;
  detached?(): void;
  /** Form field: what `form` submits under this component's `name`. */
  value?(): unknown;
  reset?(): void;
  /** What a tap on its label does. */
  activate?(): void;
};

export type FormField = { name: string; value: unknown; reset(): void };

/** One instance of a built-in component, as its own code sees it. */
export type Host = {
  readonly dom: HTMLElement;
  /** As written in the template. */
  id(): string;
  text(attribute: string): string;
  number(attribute: string): number;
  flag(attribute: string): boolean;
  read(attribute: string): unknown;
  /** Changes an own attribute, as typing changes `value`. */
  set(attribute: string, value: unknown): void;
  fire(event: string, detail?: unknown, options?: { bubbles?: boolean; composed?: boolean }): void;
  /** Runs on taps inside this component that nobody stopped. */
  onTap(listener: () => void): void;
  toggleClass(names: string, on: boolean): void;
  /** The element with this id in the template that this component is written in. */
  byId(id: string): HTMLElement | null;
  /** Named form fields inside, across component borders. */
  fields(): FormField[];
  readonly services: BuiltInServices;
};

export type PhoneNumberAnswer = { code: string } | null;

/** What the built-in components need from the phone around them. */
export type BuiltInServices = {
  navigate(openType: string, url: string, delta: number): void;
  /** The phone-number sheet; null when refused. */
  askPhoneNumber(): Promise<PhoneNumberAnswer>;
  /** Rejects with `errMsg`'s reason where the person does not agree to the privacy contract. */
  requirePrivacy(api: string): Promise<void>;
  /** A tap on the button of this id that agrees to it. */
  agreePrivacy(buttonId: string): void;
  /** Address of a static file of the mini program; `from` is the component that names it. */
  assetUrl(source: string, from: string): string;
  /** Font size that the person has chosen in WeChat, px; 16 is the standard. */
  readonly fontSize: number;
  /** Where sheets are drawn: above every page. */
  overlay(): HTMLElement;
};

const instances = new WeakMap<Element, { host: Host; controller: Controller; tag: string }>();

export const remember = (host: Host, controller: Controller, tag: string): void => {
  instances.set(host.dom, { host, controller, tag });
};

/** The built-in component that owns this very element. */
export const instanceAt = (element: Element) => instances.get(element);

/** The nearest built-in component with this tag around an element. */
export const closestInstance = (element: Element, tag: string) => {
  const found = element.parentElement?.closest(`wx-${tag}`);
  return found ? instances.get(found) : undefined;
};

/** Built-in components with one of these tags inside an element, in document order. */
export const instancesInside = (element: Element, ...tags: string[]) =>
  [...element.querySelectorAll(tags.map((tag) => `wx-${tag}`).join(','))].flatMap((found) => {
    const instance = instances.get(found);
    return instance ? [instance] : [];
  });

export const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());
