/** Cloud functions: made, described, changed. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { DeployedFunction } from '../account';
import { ApiError } from '../envelope';
import { type Files, putCode, putConfig, removeCode, unpacked } from '../function-store';
import { count, flag, optionalText, text } from '../parameters';
import { type Action, action, assertEnvironment, instant, type Scope } from './action';
import { archiveOf, reasonsOf } from './function-code';
import {
  assertHandler,
  assertMaking,
  assertSettings,
  configureSchema,
  createSchema,
  named,
  updateCodeSchema,
  variablesOf,
} from './function-parameters';
import { assertNamespace, assertSettled, begin, functionOf, seen } from './function-state';
import { shownTrigger } from './triggers';

/** Most that a page of `ListFunctions` holds. */
const PAGE = 100;

/** What the local cloud is to run; a function that failed keeps what it had. */
function put({ backing, save }: Scope, deployed: DeployedFunction, files?: Files): void {
  if (files && deployed.reasons.length === 0) putCode(backing.functionsDir, deployed.name, files);
  if (deployed.reasons.length === 0) putConfig(backing.functionsDir, deployed);
  deployed.changedAt = instant();
  save();
  backing.onFunctionChange(deployed.name);
}

const summary = ({ id, name, runtime, status, description, addedAt, changedAt }: DeployedFunction) => ({
  FunctionId: id,
  FunctionName: name,
  Runtime: runtime,
  Status: status,
  StatusDesc: '',
  Description: description,
  Type: 'Event',
  AddTime: addedAt,
  ModTime: changedAt,
});

const described = (deployed: DeployedFunction, namespace: string) => ({
  ...summary(deployed),
  Namespace: namespace,
  Handler: deployed.handler,
  MemorySize: deployed.memory,
  Timeout: deployed.timeout,
  Environment: { Variables: Object.entries(deployed.variables).map(([Key, Value]) => ({ Key, Value })) },
  Triggers: deployed.triggers.map(shownTrigger),
  StatusReasons: deployed.status.endsWith('Failed') ? deployed.reasons : [],
  CodeSize: deployed.codeSize,
  CodeInfo: '',
  FunctionVersion: '$LATEST',
  VpcConfig: { VpcId: '', SubnetId: '' },
  Role: 'TCB_QcsRole',
  Layers: [],
  InstallDependency: deployed.isInstalling ? 'TRUE' : 'FALSE',
});

function listed(scope: Scope, limit = 20, offset = 0) {
  const all = Object.values(scope.account.functions).sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = all.slice(offset, offset + Math.min(limit, PAGE));
  const Functions = page.map((one) => summary(seen(one)));
  scope.save();
  return { Functions, TotalCount: all.length };
}

const paged = { Limit: z.optional(count), Offset: z.optional(count) };

/** Asked of the environment's own service. */
export const ENVIRONMENT_FUNCTION_ACTIONS: Record<string, Action> = {
  ListFunctions: action(z.strictObject({ EnvId: text, ...paged }), ({ EnvId, Limit, Offset }, scope) => {
    assertEnvironment(scope, EnvId);
    return listed(scope, Limit, Offset);
  }),
};

export const FUNCTION_ACTIONS: Record<string, Action> = {
  ListFunctions: action(
    z.strictObject({ Namespace: optionalText, ...paged }),
    ({ Namespace, Limit, Offset }, scope) => {
      assertNamespace(scope, Namespace);
      return listed(scope, Limit, Offset);
    },
  ),
  GetFunction: action(
    z.strictObject({ ...named, ShowCode: flag, Qualifier: optionalText, CodeSecret: optionalText }),
    ({ FunctionName, Namespace }, scope) => {
      const answer = described(seen(functionOf(scope, FunctionName, Namespace)), scope.environment.id);
      scope.save();
      return answer;
    },
  ),
  CreateFunction: action(createSchema, (given, scope) => {
    const { FunctionName: name, Handler = 'index.main', Runtime = 'Nodejs10.15' } = given;
    assertNamespace(scope, given.Namespace);
    assertMaking(name, Runtime, Handler);
    assertSettings(given);
    if (Object.hasOwn(scope.account.functions, name))
      throw new ApiError('ResourceInUse.Function', `Function [${name}] exists already.`);
    const archive = archiveOf(scope, given.Code);
    const files = unpacked(archive);
    const made: DeployedFunction = {
      name,
      id: `lam-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`,
      runtime: Runtime,
      handler: Handler,
      timeout: given.Timeout ?? 3,
      memory: given.MemorySize ?? 128,
      description: given.Description ?? '',
      isInstalling: given.InstallDependency === 'TRUE',
      variables: given.Environment ? variablesOf(given.Environment) : {},
      triggers: [],
      status: 'Creating',
      reasons: [],
      codeSize: archive.length,
      addedAt: instant(),
      changedAt: instant(),
      openapi: [],
    };
    scope.account.functions[name] = made;
    begin(scope, made, 'Creating', reasonsOf(files, Handler));
    put(scope, made, files);
    return {};
  }),
  UpdateFunctionCode: action(updateCodeSchema, (given, scope) => {
    const deployed = functionOf(scope, given.FunctionName, given.Namespace);
    assertSettled(deployed, 'UpdateFunctionCode');
    const handler = given.Handler ?? deployed.handler;
    assertHandler(handler);
    const archive = archiveOf(
      scope,
      given.Code ?? (given.ZipFile === undefined ? {} : { ZipFile: given.ZipFile }),
    );
    const files = unpacked(archive);
    begin(scope, deployed, 'Updating', reasonsOf(files, handler));
    deployed.codeSize = archive.length;
    if (given.InstallDependency) deployed.isInstalling = given.InstallDependency === 'TRUE';
    put(scope, deployed, files);
    return {};
  }),
  UpdateFunctionConfiguration: action(configureSchema, (given, scope) => {
    const deployed = functionOf(scope, given.FunctionName, given.Namespace);
    assertSettled(deployed, 'UpdateFunctionConfiguration');
    assertSettings(given);
    begin(scope, deployed, 'Updating');
    deployed.description = given.Description ?? deployed.description;
    deployed.memory = given.MemorySize ?? deployed.memory;
    deployed.timeout = given.Timeout ?? deployed.timeout;
    if (given.Environment) deployed.variables = variablesOf(given.Environment);
    put(scope, deployed);
    return {};
  }),
  DeleteFunction: action(
    z.strictObject({ ...named, Qualifier: optionalText }),
    ({ FunctionName, Namespace }, scope) => {
      functionOf(scope, FunctionName, Namespace);
      delete scope.account.functions[FunctionName];
      removeCode(scope.backing.functionsDir, FunctionName);
      scope.save();
      scope.backing.onFunctionChange(FunctionName);
      return {};
    },
  ),
};
