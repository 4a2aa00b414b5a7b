import * as glassEasel from 'glass-easel';
import { component, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { BUILT_INS } from '../builtins';
import type { BuiltInServices } from '../builtins/definition';
import type { MiniProgram } from '../contract';
import { PhoneContext } from './context';
import { loadDefinitions } from './definitions';
import { pageViewportOf } from './geometry';
import { listenGestures } from './gestures';
import { createReadyQueue } from './ready-queue';
import { registerBuiltIns } from './register-built-ins';
import { createSelectorQuery } from './selector-query';
import { duringEvent } from './tap';
import { type Caller, callerOf } from './types';

export { nextFrame } from './ready-queue';
export { createSelectorQuery } from './selector-query';
export { isInTap } from './tap';
export type { Caller } from './types';

/** A page or a custom tab bar that stands in the document. */
export type Mounted = {
  /** `this` of its code. */
  readonly caller: Caller;
  /** Puts it into the document; fires `attached`. */
  attach(): void;
  /** Fires the pending `ready` lifetimes at once, children first. */
  ready(): void;
  pageLifetime(name: 'show' | 'hide' | 'resize', argument?: unknown): void;
  release(): void;
};

/** `element` is the component's own; `drawn` settles after the callback, where there is one. */
export type EngineWatch = (element: Element | null, data: unknown, drawn?: Promise<void>) => void;

export type EngineErrors = (error: unknown, where: string) => void;

export type Engine = {
  /** Loads the scripts of all pages and components; call once, with `wx`, `App` and the rest already in place. */
  load(): void;
  /** `query` as it stands in the address; it also sets the properties of pages written with `Component`. */
  mount(id: string, query: string, parent: HTMLElement): Mounted;
};

const quietDefaults = (report: EngineErrors): void => {
  // van-button declares a property called `dataset`, which would overwrite the element's own.
  glassEasel.globalOptions.writeFieldsToNode = false;
  glassEasel.addGlobalErrorListener((error, method, component) => {
    const path = typeof component === 'string' ? component : (component?.is ?? '');
    report(error, [path, method].filter(Boolean).join(' '));
    return false;
  });
};

/** Warnings about our own templates; those of npm packages are not ours to mend. */
const warnings = (npm: ReadonlySet<string>): void => {
  glassEasel.addGlobalWarningListener((message, component) => {
    const path = typeof component === 'string' ? component : component.is;
    if (!npm.has(path)) console.warn(`[${path}] ${message}`);
    return false;
  });
};

/** The adapter's own query counts from the browser window and does not know every field. */
const replaceSelectorQuery = (): void => {
  const prototype = component.ComponentCaller.prototype as unknown as Record<string, unknown>;
  prototype['createSelectorQuery'] = function (this: Caller) {
    return createSelectorQuery(this, () => pageViewportOf(this._$.$$ as unknown as Element));
  };
};

/** Without pure data, which no view is told of; undefined where nothing else is given. Keys are paths. */
const shownData = ({ _$: component }: Caller, data: unknown): unknown => {
  if (typeof data !== 'object' || data === null) return data;
  const shown = Object.entries(data).filter(
    ([path]) => !component.isInnerDataExcluded(path.split(/[.[]/)[0] ?? path),
  );
  return shown.length ? Object.fromEntries(shown) : undefined;
};

/** A callback of setData, and when it has run; without one nobody waits. */
const drawing = (callback?: () => void) => {
  if (!callback) return {};
  let done = () => {};
  const drawn = new Promise<void>((resolve) => {
    done = resolve;
  });
  const settle = function (this: unknown) {
    try {
      callback.call(this);
    } finally {
      done();
    }
  };
  return { drawn, settle };
};

/** Tells of every setData of a page or component, before it happens; `data` is undefined where its view is told of nothing. Built-ins have no part in it. */
const watchData = (told: EngineWatch): void => {
  const prototype = component.ComponentCaller.prototype as unknown as Record<string, unknown>;
  const original = prototype['setData'] as (this: Caller, data: unknown, callback?: () => void) => void;
  prototype['setData'] = function (this: Caller, data: unknown, callback?: () => void) {
    const { drawn, settle } = drawing(callback);
    told((this._$.$$ as unknown as Element | null) ?? null, shownData(this, data), drawn);
    original.call(this, data, settle);
  };
};

/** Starts glass-easel for one mini program. The only door to it. */
export const createEngine = (
  program: MiniProgram,
  services: BuiltInServices,
  report: EngineErrors,
  dataSet: EngineWatch,
): Engine => {
  quietDefaults(report);
  watchData(dataSet);
  replaceSelectorQuery();
  warnings(new Set(program.components.filter((record) => record.npm).map((record) => record.id)));
  const env = new MiniProgramEnv();
  const context = new PhoneContext(new Set(BUILT_INS.map(({ tag }) => tag)));
  const space = env.createCodeSpace('', true);
  registerBuiltIns(
    env.createCodeSpace('builtin', false),
    space.getComponentSpace(),
    program.builtInTemplates,
    services,
  );
  context.onEvent((target, type, detail, options) =>
    duringEvent(type, () => glassEasel.Event.triggerEvent(target, type, detail, options)),
  );
  const backend = env.associateBackend(context as unknown as glassEasel.GeneralBackendContext);
  space.addStyleSheet('app', 'app');
  backend.registerStyleSheetContent('app', program.appCss);
  const queue = createReadyQueue((component) =>
    (component as glassEasel.GeneralComponent).triggerLifetime('ready', []),
  );
  const watch = space.behavior().lifetime('attached', function (this: unknown) {
    queue.add((this as { _$: object })._$);
  });
  space.setOverallBehavior((watch.register() as unknown as { _$: glassEasel.GeneralBehavior })._$);
  listenGestures(context.longPressable);
  return {
    load() {
      loadDefinitions(program, space, backend);
    },
    mount(id, query, parent) {
      const root = backend.createRoot(
        id === program.customTabBar ? 'tab-bar' : 'page',
        space,
        query ? `${id}?${query}` : id,
      );
      const page = root.getComponent();
      const caller = callerOf(page);
      return {
        caller,
        attach() {
          const place = document.createElement('i');
          parent.append(place);
          root.attach(
            parent as unknown as glassEasel.GeneralBackendElement,
            place as unknown as glassEasel.GeneralBackendElement,
          );
        },
        ready: queue.flush,
        pageLifetime: (name, argument) =>
          page.triggerPageLifetime(name, argument === undefined ? [] : [argument]),
        release: () => root.release(),
      };
    },
  };
};
