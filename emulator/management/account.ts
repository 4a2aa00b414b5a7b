/** What the platform keeps of an environment beside documents, files and code. In one file; every change is on the disk before its answer. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PERMISSIONS = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY', 'CUSTOM'] as const;

export interface Permission {
  readonly level: (typeof PERMISSIONS)[number];
  /** Of CUSTOM: JSON text. */
  readonly rule?: string;
}

export interface Trigger {
  readonly name: string;
  /** Seven fields, from the second to the year. */
  readonly cron: string;
  readonly addedAt: string;
}

export interface StatusReason {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

export interface DeployedFunction {
  readonly name: string;
  readonly id: string;
  readonly runtime: string;
  readonly handler: string;
  /** Seconds. */
  timeout: number;
  /** MB. */
  memory: number;
  description: string;
  /** The platform installs what package.json names. */
  isInstalling: boolean;
  variables: Record<string, string>;
  triggers: Trigger[];
  status: 'Creating' | 'Updating' | 'Active' | 'CreateFailed' | 'UpdateFailed';
  /** Where it goes from Creating and Updating, once it has been looked at so often. */
  next?: { readonly status: DeployedFunction['status']; looks: number };
  reasons: StatusReason[];
  /** Bytes of the archive. */
  codeSize: number;
  readonly addedAt: string;
  changedAt: string;
  /** openapis that WeChat DevTools have registered. */
  openapi: string[];
}

export interface Account {
  collections: Record<string, Permission>;
  storage: Permission;
  /** JSON text. */
  functionRules?: string;
  functions: Record<string, DeployedFunction>;
}

export interface AccountStore {
  readonly account: Account;
  /** Keeps what was changed. */
  save(): void;
}

/** What a new collection and a new environment have. */
export const DEFAULT_PERMISSION: Permission = { level: 'PRIVATE' };

export function openAccount(dataDir: string): AccountStore {
  const file = join(dataDir, 'account.json');
  mkdirSync(dataDir, { recursive: true });
  const account = read(file) ?? { collections: {}, storage: DEFAULT_PERMISSION, functions: {} };
  return {
    account,
    save() {
      writeFileSync(`${file}.new`, JSON.stringify(account));
      renameSync(`${file}.new`, file);
    },
  };
}

function read(file: string): Account | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Account;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
