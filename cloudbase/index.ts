/** The environment as code. */
import type { StorageRule } from './definitions';

export { collections } from './collections';
export type {
  CollectionDefinition,
  FunctionDefinition,
  FunctionRules,
  IndexDefinition,
  StorageRule,
} from './definitions';
export { functionRules, functions, INTERNAL_FUNCTIONS, RUNTIMES } from './functions';

/** Clients write their own files and read nothing; photos are shown by short-lived links that functions make. */
export const storageRule: StorageRule = { read: false, write: 'resource.openid == auth.openid' };
