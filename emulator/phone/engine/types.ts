import type * as glassEasel from 'glass-easel';
import type { CodeSpace } from 'glass-easel-miniprogram-adapter';

/** Space that holds the built-in components; kept apart from the mini program's own. */
export type Space = CodeSpace;

/** A page or component instance as its own code sees it (`this`). */
export type Caller = Record<string, unknown> & {
  _$: glassEasel.GeneralComponent;
  data: Record<string, unknown>;
};

export const callerOf = (component: glassEasel.GeneralComponent): Caller =>
  component.getMethodCaller() as unknown as Caller;

/** What `Page`, `Component` and `Behavior` are given: a plain object of functions and values. */
export type Definition = Record<string, unknown> & {
  behaviors?: unknown[];
  properties?: Record<string, unknown>;
  options?: Record<string, unknown>;
};
