export type LaunchOptions = {
  path: string;
  query: Record<string, string>;
  scene: number;
  shareTicket: string;
  referrerInfo: object;
};

type AppDefinition = Record<string, unknown>;
export type AppListener = (options: unknown) => void;

/** Listeners of `wx.onAppShow` or `wx.onAppHide`. */
const createListeners = () => {
  const listeners = new Set<AppListener>();
  return {
    on: (listener: AppListener) => void listeners.add(listener),
    off(listener?: AppListener) {
      if (listener) listeners.delete(listener);
      else listeners.clear();
    },
    tell(options: unknown) {
      for (const listener of [...listeners]) listener(options);
    },
  };
};

/** `App`, `getApp` and the life of the app instance. */
export const createAppHolder = (report: (error: unknown, where: string) => void) => {
  let instance: AppDefinition = {};
  const shown = createListeners();
  const hidden = createListeners();
  const call = (name: string, ...values: unknown[]): boolean => {
    const method = instance[name];
    if (typeof method !== 'function') return false;
    try {
      const result: unknown = method.apply(instance, values);
      if (result instanceof Promise) result.catch((error: unknown) => report(error, `App ${name}`));
    } catch (error) {
      report(error, `App ${name}`);
    }
    return true;
  };
  return {
    define: (definition: AppDefinition) => {
      instance = definition;
    },
    get: () => instance,
    show(options: LaunchOptions) {
      call('onShow', options);
      shown.tell(options);
    },
    hide() {
      call('onHide', {});
      hidden.tell({});
    },
    shown,
    hidden,
    call,
  };
};

export type AppHolder = ReturnType<typeof createAppHolder>;
