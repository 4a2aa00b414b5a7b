/** What a collection of the environment is made of. Read by the emulator, and by nobody at run time. */
export interface CollectionDefinition {
  readonly name: string;
  /**
   * Clients reach no collection directly: only functions read and write, `ADMINONLY` (architecture decision 8). The others are what
   * a console may be set to by mistake: everybody reads (`READONLY`), everybody reads and writes what is their own (`PRIVATE`).
   */
  readonly permission: 'ADMINONLY' | 'READONLY' | 'PRIVATE';
  readonly indexes: readonly IndexDefinition[];
}

export interface IndexDefinition {
  readonly name: string;
  /** Fields in order; 1 ascending, -1 descending. Dotted paths reach into objects and arrays. */
  readonly keys: readonly (readonly [path: string, direction: 1 | -1])[];
  /** A unique index treats a missing field as null, as MongoDB does. */
  readonly unique?: boolean;
}

/** What the platform gives a cloud function. */
export interface FunctionDefinition {
  readonly name: string;
  readonly runtime: 'Nodejs18.15' | 'Nodejs20.19';
  /** Seconds. */
  readonly timeout: number;
  /** MB. */
  readonly memory: number;
  /** WeChat's APIs that it calls. They are registered when WeChat DevTools uploads the function, and in no other known way. */
  readonly openapi: readonly string[];
  /** One at most; the platform's seven fields, from the second to the year. */
  readonly timer?: { readonly name: string; readonly cron: string };
  /** Environment variables; none of them is a secret. */
  readonly variables?: Readonly<Record<string, string>>;
}

interface FunctionRule {
  /** All that the platform knows here: everybody, nobody, or whoever is logged in. */
  readonly invoke: boolean | 'auth != null';
}

/** Function security rules by name; `*` is for those without a rule of their own, and must be there. */
export type FunctionRules = Readonly<Record<'*', FunctionRule>> & Readonly<Record<string, FunctionRule>>;

/** Storage security rule, in CloudBase's own expression language (a subset the emulator knows). */
export interface StorageRule {
  readonly read: string | boolean;
  readonly write: string | boolean;
}
