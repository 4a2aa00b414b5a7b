/** Function security rules: whom the platform lets call. Source: docs.cloudbase.net/cloud-function/security-rules. */
import type { FunctionRules } from '../../../cloudbase/definitions';
import type { CallOrigin } from '../calls';
import { CloudError } from '../errors';

/** What an environment has that sets no rules. */
export const DEFAULT_RULES: FunctionRules = { '*': { invoke: 'auth != null' } };

/** Rules bind these sources only; HTTP, timers and functions pass them by. */
export const isClient = (source: string): boolean => ['wx_client', 'wx_devtools'].includes(source);

/** @throws CloudError `PERMISSION_DENIED` for a client that the rule does not let in; a rule that is not understood lets nobody in. */
export function checkRule(
  rules: FunctionRules,
  name: string,
  { source, openid, isUnbound }: CallOrigin,
): void {
  if (!isClient(source) || isUnbound) return;
  const { invoke } = (Object.hasOwn(rules, name) ? rules[name] : undefined) ?? rules['*'];
  const isAllowed = invoke === true || (invoke === 'auth != null' && openid !== undefined);
  if (!isAllowed)
    throw new CloudError('PERMISSION_DENIED', `permission denied: ${name} is closed to clients`);
}
