/** Permissions of storage and functions, as the local cloud understands them. */
import type { FunctionRules, StorageRule } from '../../cloudbase/definitions';
import type { ClientPermission } from '../cloud/http/client-database';
import { DEFAULT_RULES } from '../cloud/functions/rules';
import { compileRule } from '../cloud/storage/rule';
import { type Account, DEFAULT_PERMISSION, type Permission } from './account';

const OWNER = 'resource.openid == auth.openid';

/** What the simple levels say, in the words of a rule. Source: manager-node's `setStorageAcl`. */
const LEVELS: Record<Exclude<Permission['level'], 'CUSTOM'>, StorageRule> = {
  READONLY: { read: true, write: OWNER },
  PRIVATE: { read: OWNER, write: OWNER },
  ADMINWRITE: { read: true, write: false },
  ADMINONLY: { read: false, write: false },
};

export const storageRuleOf = ({ storage: { level, rule } }: Account): StorageRule =>
  level === 'CUSTOM' ? (JSON.parse(rule ?? '{}') as StorageRule) : LEVELS[level];

export const functionRulesOf = ({ functionRules }: Account): FunctionRules =>
  functionRules === undefined ? DEFAULT_RULES : (JSON.parse(functionRules) as FunctionRules);

/** A rule of its own, which the local cloud does not read, lets nobody in. */
export function permissionOf({ collections }: Account, name: string): ClientPermission {
  const { level } = collections[name] ?? DEFAULT_PERMISSION;
  if (level === 'ADMINWRITE') return 'READONLY';
  return level === 'CUSTOM' ? 'ADMINONLY' : level;
}

/** @throws Error where it is no rule of the local cloud's language: its text cannot be tried here */
export function checkStorageRule(text: string): void {
  const rule = JSON.parse(text) as Partial<StorageRule>;
  for (const side of ['read', 'write'] as const) compileRule(rule[side] ?? 'missing');
}

/** @throws Error where it is no JSON of rules by function, or has no `*` */
export function checkFunctionRules(text: string): void {
  const rules = JSON.parse(text) as Record<string, { readonly invoke?: unknown } | undefined>;
  if (!rules['*']) throw new Error('there is no rule for *');
  for (const [name, rule] of Object.entries(rules))
    if (typeof rule?.invoke !== 'boolean' && rule?.invoke !== 'auth != null')
      throw new Error(`the rule of ${name} is not understood`);
}
