/** What an action is made of: its parameters, and what it does in its environment. */
import type * as z from 'zod/mini';
import type { Database } from '../../cloud/database/types';
import type { AccountStore } from '../account';
import type { Objects } from '../cos/objects';
import { type Answer, ApiError } from '../envelope';
import type { Mishap } from '../faults';
import type { Region } from '../hosts';
import { checked } from '../parameters';

export interface EnvironmentName {
  readonly id: string;
  readonly alias: string;
  /** NORMAL unless told. */
  readonly status?: string;
}

/** The part of the cloud that management changes. */
export interface Backing {
  readonly database: Pick<Database, 'collections' | 'createCollection' | 'createIndex' | 'dropIndex'>;
  /** Holds `<name>/`, each as it was uploaded. */
  readonly functionsDir: string;
  /** What a function is has changed. */
  onFunctionChange(name: string): void;
  invoke(name: string, event: unknown): Promise<unknown>;
}

export interface Scope extends AccountStore {
  /** The one that stands here. */
  readonly environment: EnvironmentName;
  /** That one, and others of the account that have nothing but a name. */
  readonly environments: readonly EnvironmentName[];
  readonly region: Region;
  readonly backing: Backing;
  readonly objects: Objects;
  /** Of one collection, with that of `_id`. */
  readonly indexLimit: number;
  /** How often a function is seen as Creating or Updating before it settles. */
  readonly looks: number;
  /** How this request is to go wrong, where that is the action's own matter. */
  readonly mishap: Mishap | undefined;
}

export type Action = (parameters: unknown, scope: Scope) => Answer | Promise<Answer>;

export const action =
  <T>(schema: z.ZodMiniType<T>, run: (parameters: T, scope: Scope) => Answer | Promise<Answer>): Action =>
  (parameters, scope) =>
    run(checked(schema, parameters), scope);

/** @throws ApiError `InvalidParameter.EnvId` unless it is the one that stands here */
export function assertEnvironment({ environment }: Scope, id: string): void {
  if (id !== environment.id) throw new ApiError('InvalidParameter.EnvId', `EnvId ${id} is not valid.`);
}

/** `2026-03-01 08:30:00`, in China's time, as the API writes instants. */
export const instant = (at = new Date()): string =>
  new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');
