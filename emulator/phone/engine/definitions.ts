import type { ComponentEnv, CodeSpace } from 'glass-easel-miniprogram-adapter';
import { type ComponentRecord, type MiniProgram, SCOPE } from '../contract';
import { registerCustomField } from './host';
import type { Definition } from './types';

type Register = (definition: Definition) => unknown;
type Globals = { Page?: Register; Component?: Register; Behavior?: Register };
type Backend = { registerStyleSheetContent(path: string, css: string): void };

/** Behaviours that WeChat names by a string. */
const namedBehaviors = (space: CodeSpace) => {
  const empty = space.behavior().definition({}).register();
  const field = space
    .behavior()
    .definition({
      properties: { name: String, value: { type: null } } as never,
      lifetimes: {
        attached(this: unknown) {
          registerCustomField((this as { _$: { $$: Element } })._$.$$);
        },
      },
    })
    .register();
  return (behavior: unknown): unknown => {
    if (typeof behavior !== 'string') return behavior;
    return behavior === 'wx://form-field' ? field : empty;
  };
};

/** glass-easel wants `{ type: null }` where WeChat also takes a bare null. */
const normalize = (definition: Definition, behaviorOf: (behavior: unknown) => unknown): Definition => {
  const { behaviors, properties } = definition;
  return {
    ...definition,
    ...(behaviors && { behaviors: behaviors.map(behaviorOf) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [name, value === null ? { type: null } : value]),
      ),
    }),
  };
};

const isShared = (record: ComponentRecord, isolation: string | undefined): boolean =>
  record.kind === 'page' ? isolation !== 'isolated' : isolation === 'shared' || isolation === 'page-shared';

/** The adapter reads style isolation from the JSON file only; components also give it in their options. */
const staticConfig = (record: ComponentRecord, options: Record<string, unknown>) => {
  const { config } = record;
  const named = config.styleIsolation ?? options['styleIsolation'];
  const styleIsolation = typeof named === 'string' ? named : undefined;
  return {
    component: record.kind === 'component',
    ...(styleIsolation && { styleIsolation }),
    ...(!styleIsolation && (options['addGlobalClass'] || config.addGlobalClass) && { addGlobalClass: true }),
    ...(config.usingComponents && { usingComponents: config.usingComponents }),
    ...(config.componentGenerics && { componentGenerics: config.componentGenerics }),
    ...(config.componentPlaceholder && { componentPlaceholder: config.componentPlaceholder }),
    ...(config.pureDataPattern && { pureDataPattern: config.pureDataPattern }),
  } as Parameters<CodeSpace['addComponentStaticConfig']>[1];
};

/**
 * Runs the script of every page and component once, with `Page`, `Component` and `Behavior` meaning that file.
 */
export const loadDefinitions = (program: MiniProgram, space: CodeSpace, backend: Backend): void => {
  const globals = globalThis as unknown as Globals;
  const behaviorOf = namedBehaviors(space);
  const dress = (record: ComponentRecord, options: Record<string, unknown>) => {
    const config = staticConfig(record, options);
    const shared = isShared(record, config.styleIsolation);
    space.addComponentStaticConfig(record.id, config);
    space.addStyleSheet(record.id, record.id, shared ? undefined : record.scope);
    const css = shared ? record.css.replaceAll(`${SCOPE}--`, '') : record.css;
    backend.registerStyleSheetContent(record.id, css.replaceAll(SCOPE, record.scope));
  };
  const load = (record: ComponentRecord) => {
    const content = program.templates[record.id];
    if (content)
      space.addCompiledTemplate(record.id, {
        groupList: program.templates,
        content,
      } as Parameters<CodeSpace['addCompiledTemplate']>[1]);
    space.componentEnv(record.id, (env: ComponentEnv) => {
      const register =
        (make: Register): Register =>
        (definition) => {
          dress(record, definition.options ?? {});
          return make(normalize(definition, behaviorOf));
        };
      globals.Page = register(env.Page as unknown as Register);
      globals.Component = register(env.Component as unknown as Register);
      globals.Behavior = (definition) =>
        (env.Behavior as unknown as Register)(normalize(definition, behaviorOf));
      program.run[record.id]?.();
    });
  };
  for (const record of [...program.components].reverse()) load(record);
};
