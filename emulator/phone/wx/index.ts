import { BUILT_INS } from '../builtins';
import { camelCase } from '../builtins/definition';
import { app } from './app';
import { cloud } from './cloud';
import { device } from './device';
import { documents } from './documents';
import { interaction } from './interaction';
import { media } from './media';
import { navigation } from './navigation';
import { network } from './network';
import { privacy } from './privacy';
import { rendering } from './rendering';
import { scanning } from './scanning';
import type { WxServices } from './services';
import { storage } from './storage';
import { subscribing } from './subscribing';

type Api = Record<string, unknown>;

const table = (services: WxServices): Api => ({
  ...navigation(services),
  ...interaction(services),
  ...storage(services),
  ...device(services),
  ...app(services),
  ...network(services),
  ...scanning(services),
  ...media(services),
  ...documents(services),
  ...subscribing(services),
  ...privacy(services),
  ...cloud(services),
  ...rendering(services),
});

const dotted = (api: Api, prefix = ''): string[] =>
  Object.entries(api).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? [prefix + name, ...dotted(value as Api, `${prefix}${name}.`)]
      : [prefix + name],
  );

/** Names of all emulated APIs, `cloud.callFunction` included. Needs no browser. */
export const emulatedApis = (): ReadonlySet<string> =>
  new Set([...dotted(table({} as WxServices)), 'canIUse']);

/** Names that engines and tools look up on any object. */
const PROBES = new Set<PropertyKey>(['then', 'toJSON', 'constructor', 'prototype', 'nodeType', '$$typeof']);
/** Libraries ask for these to find out whether they exist. */
const ABSENT = new Set<PropertyKey>(['getUserProfile', 'qy']);

/** An object whose unknown names throw instead of being undefined. */
const strict = (api: Api, path: string): Api =>
  new Proxy(api, {
    get(target, name) {
      if (name in target) return target[name as string];
      if (typeof name === 'symbol' || PROBES.has(name) || ABSENT.has(name)) return undefined;
      throw new Error(`${path}.${name} is not emulated`);
    },
  });

/** `wx.canIUse('showModal')`, `('button.open-type.getPhoneNumber')`: true only for what is emulated. */
const canIUse =
  (apis: ReadonlySet<string>) =>
  (schema: string): boolean => {
    const [head = '', ...rest] = schema.split('.');
    const builtIn = BUILT_INS.find(({ tag }) => tag === head);
    if (!builtIn) return apis.has(schema) || apis.has(head);
    const attribute = rest[0];
    return (
      attribute === undefined ||
      Object.keys(builtIn.attributes ?? {}).some((name) => camelCase(name) === camelCase(attribute))
    );
  };

/** Builds the `wx` object of one phone. */
export const createWx = (services: WxServices): Api => {
  const api = table(services);
  api['canIUse'] = canIUse(emulatedApis());
  api['cloud'] = strict(api['cloud'] as Api, 'wx.cloud');
  return strict(api, 'wx');
};
