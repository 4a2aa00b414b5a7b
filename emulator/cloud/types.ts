import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClientPermission } from './http/client-database';
import type { CollectionDefinition, FunctionRules, StorageRule } from '../../cloudbase/definitions';
import type { Database } from './database/types';
import type { SentMessage } from './openapi/subscribe-message';
import type { Template } from './openapi/templates';

/** Answers requests whose path the cloud does not own; `false` passes the request on to the next handler. */
export type RequestHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
) => boolean | Promise<boolean>;

/** Where the call of a function comes from. */
export interface Caller {
  readonly openid?: string;
  /** As `getWXContext().SOURCE` shows it; `wx_client` unless told. */
  readonly source?: string;
  /** The function rules do not bind this call. */
  readonly isUnbound?: boolean;
  /** Milliseconds since the epoch: what the clock of this call (and of the calls it makes) reads at its start. */
  readonly now?: number;
}

export interface CloudOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Holds `database.sqlite`, `files/` and what WeChat keeps: `outbox.jsonl`, `grants.jsonl`, `media-checks.jsonl`; created when missing. */
  readonly dataDir: string;
  /** Holds `<name>/index.js` and `<name>/config.json`, as they are deployed. */
  readonly functionsDir: string;
  /** What the database is brought in line with; without it the folder's own collections and indexes stay as they are. */
  readonly collections?: readonly CollectionDefinition[];
  /** What clients may do in a collection; as `collections` say, unless told. */
  readonly permissionOf?: (collection: string) => ClientPermission | undefined;
  /** Rules that change while the cloud runs are functions: they are asked every time. */
  readonly storageRule: StorageRule | (() => StorageRule);
  /** Whoever is logged in may call every function, unless told. */
  readonly functionRules?: FunctionRules | (() => FunctionRules);
  /**
   * The function rules bind whoever calls `POST /invoke/<function>`; true unless told. Otherwise only who says in
   * `X-Emulator-Source` to be a mini program: everybody else hears what the function itself says to a client.
   */
  readonly bindsEverybody?: boolean;
  /** Refuse queries that no declared index serves. */
  readonly strict: boolean;
  readonly env?: string;
  /** The account's subscribe templates; without them every template is known, whatever its fields. */
  readonly templates?: readonly Template[];
  /** Paths of the published pages, or where to get them: messages open no other. Without them every page is published. */
  readonly pages?: readonly string[] | (() => readonly string[]);
  /** Everything is on the disk before it is answered; true unless told. Without, it outlives a killed process, but no loss of power. */
  readonly isLasting?: boolean;
  /** How many events run at once on one level of nesting; 2 to 4 by the number of processors unless told. */
  readonly workers?: number;
  /** `GET /healthz` answers 503 until this is true; at once unless told. */
  readonly isReady?: () => boolean;
  readonly handlers?: readonly RequestHandler[];
  /** Takes one line of the functions' console; standard error unless told. */
  readonly log?: (line: string) => void;
}

export interface Cloud {
  readonly url: string;
  readonly port: number;
  readonly database: Database;
  /** What `main` returned, after JSON. Rejects with `CloudError` (`FUNCTIONS_EXECUTE_FAIL`, `FUNCTION_NOT_FOUND`, ...). */
  invoke(name: string, event: unknown, caller: Caller): Promise<unknown>;
  /** Subscribe messages, oldest first, the refused ones too (`errcode` is not 0). */
  sentMessages(): readonly SentMessage[];
  /** Forgets the loaded bundle of a function, or of all: its next event reads it again. */
  reloadFunctions(name?: string): void;
  close(): Promise<void>;
}
