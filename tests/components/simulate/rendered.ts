/// <reference types="miniprogram-api-typings" />
/** A rendered component as a test looks at it and touches it. */
import * as simulate from 'miniprogram-simulate';

type Fields = Record<string, never>;
/** miniprogram-simulate hears events, its types do not say so. */
type Node = simulate.Component<Fields, Fields, Fields> & {
  addEventListener(name: string, listener: (event: { detail: unknown }) => void): void;
};
type Root = Node & { attach(parent: HTMLElement): void; detach(): void };

export interface Rendered {
  /** What the elements with this class say, in their order. */
  texts(selector: string): string[];
  /** An attribute of each of them, as the template gives it: `class`, `ariaLabel`. */
  attributes(selector: string, name: string): unknown[];
  /** A gesture or an event of an input; resolves when the component has dealt with it. */
  fire(selector: string, event: string, detail?: object, index?: number): Promise<void>;
  /** Details of all events with this name from now on, as a page gets them. */
  hear(name: string): unknown[];
  /** New values of properties. */
  set(properties: Record<string, unknown>): void;
  /** What a page gets by selectComponent. */
  instance<T>(): T;
  /** Takes it off the screen, as a page that is left. */
  remove(): void;
}

/** Everything that is under way without a timer. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function at(root: Root, selector: string, index: number): simulate.Component<Fields, Fields, Fields> {
  const found = root.querySelectorAll(selector)[index];
  if (!found) throw new Error(`${selector} is not rendered ${index + 1} times`);
  return found;
}

/**
 * Puts a component on the screen.
 * @param id of loadComponent
 */
export async function render(id: string, properties: Record<string, unknown> = {}): Promise<Rendered> {
  const root = simulate.render(id, properties) as unknown as Root;
  root.attach(document.body.appendChild(document.createElement('div')));
  await turn();
  return {
    texts: (selector) => root.querySelectorAll(selector).map(({ dom }) => dom?.textContent ?? ''),
    attributes: (selector, name) =>
      root
        .querySelectorAll(selector)
        .map((node) => node.toJSON().attrs.find((attribute) => attribute.name === name)?.value),
    async fire(selector, event, detail = {}, index = 0) {
      at(root, selector, index).dispatchEvent(event, { detail });
      await turn();
    },
    hear(name) {
      const details: unknown[] = [];
      root.addEventListener(name, ({ detail }) => details.push(detail));
      return details;
    },
    set: (changes) => root.setData(changes as Fields),
    instance: <T>() => root.instance as unknown as T,
    remove: () => root.detach(),
  };
}
