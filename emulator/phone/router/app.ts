export type LaunchOptions = {
  path: string;
  query: Record<string, string>;
  scene: number;
  shareTicket: string;
  referrerInfo: object;
};

type AppDefinition = Record<string, unknown>;

/** `App`, `getApp` and the life of the app instance. */
export const createAppHolder = (report: (error: unknown, where: string) => void) => {
  let instance: AppDefinition = {};
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
    launch(options: LaunchOptions) {
      call('onLaunch', options);
      call('onShow', options);
      document.addEventListener('visibilitychange', () =>
        document.hidden ? call('onHide', {}) : call('onShow', options),
      );
    },
    call,
  };
};

export type AppHolder = ReturnType<typeof createAppHolder>;
