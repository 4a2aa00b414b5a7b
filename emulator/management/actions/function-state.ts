/** The states of a function: Creating and Updating pass by being looked at, so that nobody has to wait for a clock. */
import type { DeployedFunction, StatusReason } from '../account';
import { ApiError } from '../envelope';
import type { Scope } from './action';

/** @throws ApiError `ResourceNotFound.Namespace` */
export function assertNamespace({ environment }: Scope, namespace = 'default'): void {
  if (namespace !== environment.id)
    throw new ApiError('ResourceNotFound.Namespace', `Namespace ${namespace} not exist.`);
}

/** @throws ApiError `ResourceNotFound.Function` */
export function functionOf(scope: Scope, name: string, namespace: string | undefined): DeployedFunction {
  assertNamespace(scope, namespace);
  const found = Object.hasOwn(scope.account.functions, name) ? scope.account.functions[name] : undefined;
  if (!found) throw new ApiError('ResourceNotFound.Function', `Function [${name}] not exist.`);
  return found;
}

/** What somebody sees who looks; what is under way comes nearer to its end by it. */
export function seen(deployed: DeployedFunction): DeployedFunction {
  const shown = { ...deployed };
  if (deployed.next) deployed.next.looks -= 1;
  if (deployed.next?.looks === 0) settle(deployed);
  return shown;
}

function settle(deployed: DeployedFunction): void {
  if (!deployed.next) return;
  deployed.status = deployed.next.status;
  delete deployed.next;
}

/** Work on the function begins, and ends well or for one of the reasons. */
export function begin(
  { looks, mishap }: Scope,
  deployed: DeployedFunction,
  work: 'Creating' | 'Updating',
  reasons: StatusReason[] = [],
): void {
  const planned: StatusReason[] =
    mishap?.kind === 'failing' ? [{ ErrorCode: mishap.code, ErrorMessage: mishap.message }] : [];
  deployed.reasons = [...reasons, ...planned];
  const end = work === 'Creating' ? ('CreateFailed' as const) : ('UpdateFailed' as const);
  deployed.status = work;
  deployed.next = { status: deployed.reasons.length > 0 ? end : 'Active', looks };
  if (looks === 0) settle(deployed);
}

/** @throws ApiError `FailedOperation.*` while it is being made or changed, and where it was never made */
export function assertSettled({ name, status }: DeployedFunction, operation: string): void {
  if (status === 'Active' || status === 'UpdateFailed') return;
  throw new ApiError(
    `FailedOperation.${operation}`,
    `Function [${name}] is ${status}; try again when its status is normal.`,
  );
}
