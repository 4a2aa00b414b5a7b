/** What the function service accepts. Source: documents 583/18586, 18580 and 18581, and what manager-node 5.6.5 sends beside them. */
import * as z from 'zod/mini';
import { ApiError } from '../envelope';
import { count, flag, optionalText, text } from '../parameters';

export const named = { FunctionName: text, Namespace: optionalText };

const code = z.strictObject({
  ZipFile: optionalText,
  CosBucketName: optionalText,
  CosObjectName: optionalText,
  CosBucketRegion: optionalText,
  TempCosObjectName: optionalText,
});
export type Code = z.infer<typeof code>;

const environment = z.strictObject({
  Variables: z.array(z.strictObject({ Key: text, Value: z.string() })),
});

const settings = {
  Description: optionalText,
  MemorySize: z.optional(count),
  Timeout: z.optional(count),
  Environment: z.optional(environment),
  Role: optionalText,
  ClsLogsetId: optionalText,
  ClsTopicId: optionalText,
  InstallDependency: flag,
  L5Enable: flag,
  DnsCache: flag,
  InitTimeout: z.optional(count),
};

export const createSchema = z.strictObject({
  ...named,
  ...settings,
  Code: code,
  Handler: optionalText,
  Runtime: optionalText,
  Type: z.optional(z.literal('Event')),
  Stamp: z.optional(z.literal('MINI_QCBASE')),
  CodeSource: optionalText,
  EnvId: optionalText,
});

/** The runtime is chosen when a function is made. */
export const configureSchema = z.strictObject({ ...named, ...settings, Publish: flag });

export const updateCodeSchema = z.strictObject({
  ...named,
  Handler: optionalText,
  InstallDependency: flag,
  Code: z.optional(code),
  ZipFile: optionalText,
  Publish: flag,
  CodeSource: optionalText,
  EnvId: optionalText,
});

const NAME = /^[A-Za-z][\w-]{0,58}[A-Za-z0-9]$/;
const RUNTIMES = /^Nodejs(8\.9|10\.15|12\.16|14\.18|16\.13|18\.15|20\.19)$/;
const HANDLER = /^[A-Za-z][\w-]*\.[A-Za-z][\w-]*$/;
/** Letters of any script, digits, blanks, commas, full stops. */
const DESCRIPTION = /^[\p{L}\p{N}\s,.]{0,1000}$/u;
const PROTECTED = /^(SCF_|QCLOUD_|TENCENTCLOUD_)/;
const VARIABLES_BYTES = 4096;

const wrong = (parameter: string, value: unknown): ApiError =>
  new ApiError(`InvalidParameterValue.${parameter}`, `${parameter} ${String(value)} is not valid.`);

type Settings = z.infer<z.ZodMiniObject<typeof settings>>;

/** @throws ApiError `InvalidParameterValue.*` */
export function assertSettings({ Description, MemorySize, Timeout, Environment }: Settings): void {
  if (Description !== undefined && !DESCRIPTION.test(Description)) throw wrong('Description', Description);
  const isStep = MemorySize === 64 || (MemorySize ?? 0) % 128 === 0;
  if (MemorySize !== undefined && (!isStep || MemorySize < 64 || MemorySize > 3072))
    throw wrong('MemorySize', MemorySize);
  if (Timeout !== undefined && (Timeout < 1 || Timeout > 900)) throw wrong('Timeout', Timeout);
  const variables = Environment?.Variables ?? [];
  const own = variables.find(({ Key }) => PROTECTED.test(Key));
  if (own)
    throw new ApiError('InvalidParameterValue.EnvironmentSystemProtect', `${own.Key} is the system's own.`);
  if (Buffer.byteLength(JSON.stringify(variables)) > VARIABLES_BYTES)
    throw new ApiError(
      'InvalidParameterValue.EnvironmentExceededLimit',
      'Environment variables exceed 4 KB.',
    );
}

/** @throws ApiError `InvalidParameter.FunctionName`, `InvalidParameterValue.*` */
export function assertMaking(name: string, runtime: string, handler: string): void {
  if (!NAME.test(name))
    throw new ApiError('InvalidParameter.FunctionName', `FunctionName ${name} is not valid.`);
  if (!RUNTIMES.test(runtime)) throw wrong('Runtime', runtime);
  assertHandler(handler);
}

export function assertHandler(handler: string): void {
  if (!HANDLER.test(handler)) throw wrong('Handler', handler);
}

/** Overwritten as a whole by whoever gives any. */
export const variablesOf = (given: z.infer<typeof environment>): Record<string, string> =>
  Object.fromEntries(given.Variables.map(({ Key, Value }) => [Key, Value]));
