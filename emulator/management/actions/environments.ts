/** The account's environments, and what each of them is made of. */
import * as z from 'zod/mini';
import { ApiError } from '../envelope';
import { count, optionalText, text } from '../parameters';
import { type Action, action, type EnvironmentName, type Scope } from './action';

export const APP_ID = '1300000000';
const ADDED_AT = '2026-01-05 10:00:00';

export const databaseOf = (id: string): string => `tnt-${id}`;
export const bucketOf = (id: string): string => `7869-${id}-${APP_ID}`;

const described = ({ id, alias, status = 'NORMAL' }: EnvironmentName, { region: Region }: Scope) => ({
  EnvId: id,
  Source: 'miniapp',
  Alias: alias,
  CreateTime: ADDED_AT,
  UpdateTime: ADDED_AT,
  Status: status,
  Databases: [{ InstanceId: databaseOf(id), Status: 'RUNNING', Region, UpdateTime: ADDED_AT }],
  Storages: [{ Region, Bucket: bucketOf(id), CdnDomain: `${bucketOf(id)}.tcb.qcloud.la`, AppId: APP_ID }],
  Functions: [{ Namespace: id, Region }],
  PackageId: 'baas_personal',
  PackageName: '个人版',
  LogServices: [
    { LogsetName: 'tcb', LogsetId: `logset-${id}`, TopicName: 'tcb-log', TopicId: `topic-${id}`, Region },
  ],
  CustomLogServices: [],
  StaticStorages: [],
  IsAutoDegrade: false,
  EnvChannel: '',
  PayMode: 'prepayment',
  IsDefault: false,
  Region,
  Tags: [],
  EnvType: 'baas',
  Meta: [],
  PostgreSQL: [],
});

const listSchema = z.strictObject({
  EnvId: optionalText,
  IsVisible: z.optional(z.boolean()),
  Channels: z.optional(z.array(z.string())),
  Limit: z.optional(count),
  Offset: z.optional(count),
});

export const ENVIRONMENT_ACTIONS: Record<string, Action> = {
  DescribeEnvs: action(listSchema, ({ EnvId, Limit, Offset = 0 }, scope) => {
    const meant = scope.environments.filter(({ id }) => EnvId === undefined || id === EnvId);
    const page = meant.slice(Offset, Limit === undefined ? undefined : Offset + Limit);
    return { EnvList: page.map((one) => described(one, scope)), Total: meant.length };
  }),
  DescribeEnvInfo: action(z.strictObject({ EnvId: text }), ({ EnvId }, scope) => {
    const meant = scope.environments.find(({ id }) => id === EnvId);
    if (!meant) throw new ApiError('InvalidParameter.EnvId', `EnvId ${EnvId} is not valid.`);
    return { EnvInfo: { EnvBaseInfo: described(meant, scope), UserInfo: { AppId: APP_ID } } };
  }),
  /** Addresses of functions for browsers; manager-node looks before it deletes one. There are none here. */
  DescribeCloudBaseGWAPI: action(
    z.looseObject({ ServiceId: text }),
    (): { APISet: readonly unknown[]; Total: number } => ({ APISet: [], Total: 0 }),
  ),
};
