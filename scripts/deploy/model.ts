/** What is wanted of an environment, what stands there, and what makes the one of the other. */
import type { PersonInput } from '@xiuda/domain';
import type {
  CollectionDefinition,
  FunctionDefinition,
  FunctionRules,
  IndexDefinition,
  StorageRule,
} from '../../cloudbase';

export interface WantedFunction extends FunctionDefinition {
  /** Of its folder with everything in it (`codeDigest`). */
  readonly digest: string;
}

/** What a deploy writes down of itself, `settings/deployed`; `at` beside it. */
export interface DeployRecord {
  readonly version: string;
  readonly fingerprint: string;
}

export interface Wanted {
  readonly collections: readonly CollectionDefinition[];
  readonly storageRule: StorageRule;
  readonly functionRules: FunctionRules;
  readonly functions: readonly WantedFunction[];
  readonly record: DeployRecord;
  /** Who is to be the first administrator, where the roster has none. */
  readonly admin?: PersonInput;
}

export interface PresentIndex {
  readonly name: string;
  /** The platform's own words: `1`, `-1`, and others that are never ours (`2dsphere`). */
  readonly keys: readonly (readonly [path: string, direction: string])[];
  readonly isUnique: boolean;
}

export interface PresentCollection {
  readonly name: string;
  /** Absent where the platform tells of none. */
  readonly permission?: string;
  readonly indexes: readonly PresentIndex[];
}

export type Timer = NonNullable<FunctionDefinition['timer']>;
export type Variables = Readonly<Record<string, string>>;

export interface PresentFunction {
  readonly name: string;
  readonly runtime: string;
  /** The platform's: Active, Creating, Updating, CreateFailed, UpdateFailed, … */
  readonly status: string;
  readonly timeout: number;
  readonly memory: number;
  readonly variables: Variables;
  readonly timers: readonly Timer[];
  /** Of the code that the last deploy put there; absent where none did. */
  readonly digest?: string;
}

/** Rules as they stand; `undefined` where there are none, or none that can be read. */
export type Rules = Readonly<Record<string, unknown>>;

/** What the data tell of the environment. */
export interface PresentData {
  /** Somebody in the roster is an administrator and on duty. */
  readonly hasAdmin: boolean;
  readonly record?: DeployRecord;
  /** Titles of the migrations that have not run there. */
  readonly migrations: readonly string[];
  /** Whether the environment has written down which of them it has done. */
  readonly isMigrated: boolean;
}

export interface Present extends PresentData {
  /** Ours; of the others only their names. */
  readonly collections: readonly PresentCollection[];
  readonly otherCollections: readonly string[];
  readonly storageRule?: Rules;
  readonly functionRules?: Rules;
  readonly functions: readonly PresentFunction[];
  readonly otherFunctions: readonly string[];
}

/** What of a function that stands there is to be otherwise. */
export interface FunctionUpdate {
  readonly code: boolean;
  readonly timeout: boolean;
  readonly memory: boolean;
  readonly variables: boolean;
}

export type Change =
  | { readonly kind: 'collection'; readonly name: string }
  | { readonly kind: 'permission'; readonly collection: string; readonly from?: string }
  | { readonly kind: 'index'; readonly collection: string; readonly index: IndexDefinition }
  | {
      readonly kind: 'uniqueness';
      readonly collection: string;
      readonly index: IndexDefinition;
      /** Same keys, the other way about: no two of these can stand beside each other. */
      readonly replaces: string;
    }
  | { readonly kind: 'storageRule'; readonly rule: Rules }
  | { readonly kind: 'functionRules'; readonly rules: Rules }
  | { readonly kind: 'function'; readonly wanted: WantedFunction; readonly isRetry: boolean }
  | {
      readonly kind: 'update';
      readonly wanted: WantedFunction;
      readonly present: PresentFunction;
      readonly parts: FunctionUpdate;
    }
  | {
      readonly kind: 'timer';
      readonly name: string;
      readonly timer: Timer;
      /** One of the same name runs at other times. */
      readonly replaces: boolean;
    }
  | { readonly kind: 'admin'; readonly row: PersonInput }
  | { readonly kind: 'migrations'; readonly titles: readonly string[] }
  | { readonly kind: 'oldIndex'; readonly collection: string; readonly name: string }
  | { readonly kind: 'record'; readonly record: DeployRecord };

export interface Plan {
  /** In the order in which they are made. */
  readonly changes: readonly Change[];
  /** How much stays as it is: 集合, 索引, 云函数. */
  readonly kept: { readonly collections: number; readonly indexes: number; readonly functions: number };
  /** What stands there and is not ours, in words: nobody touches it. */
  readonly others: readonly string[];
  /** What must be put right by hand first, one sentence each. */
  readonly obstacles: readonly string[];
}
