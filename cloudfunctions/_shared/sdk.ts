/**
 * The one place that starts wx-server-sdk. Its shipped types describe the client's callback style, so the part that is used
 * here is typed by hand. Behaviour relied upon was seen with 4.0.2, which is pinned.
 */
import cloud from 'wx-server-sdk';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

export type Data = Record<string, unknown>;

export interface Reference {
  get(): Promise<{ data: unknown }>;
  set(options: { data: Data }): Promise<{ stats?: { updated: number } }>;
  update(options: { data: Data }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<unknown>;
}

export interface Query {
  where(condition: unknown): Query;
  orderBy(path: string, direction: 'asc' | 'desc'): Query;
  limit(count: number): Query;
  skip(count: number): Query;
  field(fields: Record<string, boolean>): Query;
  get(): Promise<{ data: unknown[] }>;
  count(): Promise<{ total: number }>;
  remove(): Promise<{ stats: { removed: number } }>;
  update(options: { data: Data }): Promise<{ stats: { updated: number } }>;
}

export interface Aggregation {
  match(condition: unknown): Aggregation;
  group(stage: Data): Aggregation;
  addFields(stage: Data): Aggregation;
  lookup(stage: {
    readonly from: string;
    readonly localField: string;
    readonly foreignField: string;
    readonly as: string;
  }): Aggregation;
  sort(stage: Readonly<Record<string, 1 | -1>>): Aggregation;
  limit(count: number): Aggregation;
  end(): Promise<{ list: unknown[] }>;
}

interface Collection extends Query {
  doc(id: string): Reference;
  add(options: { data: Data }): Promise<unknown>;
  aggregate(): Aggregation;
}

export interface Transaction {
  /** Of several documents, one request adds all or none. */
  collection(name: string): {
    doc(id: string): Reference;
    add(options: { data: Data | readonly Data[] }): Promise<unknown>;
  };
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

/** Query and update operators; each value is opaque to us. */
interface Command {
  set(value: unknown): unknown;
  remove(): unknown;
  push(values: readonly unknown[] | { each: readonly unknown[]; slice: number }): unknown;
  pull(condition: unknown): unknown;
  inc(by: number): unknown;
  in(values: readonly unknown[]): unknown;
  nin(values: readonly unknown[]): unknown;
  gt(value: unknown): { and(other: unknown): unknown };
  lte(value: unknown): unknown;
  size(length: number): unknown;
  exists(value: boolean): unknown;
  gte(value: unknown): { and(other: unknown): unknown };
  lt(value: unknown): unknown;
  and(...conditions: unknown[]): unknown;
  or(...conditions: unknown[]): unknown;
  aggregate: {
    sum(value: unknown): unknown;
    /** A value that holds no expression, whatever is in it. */
    literal(value: unknown): unknown;
    first(value: unknown): unknown;
    arrayElemAt(array: readonly [unknown, number]): unknown;
    ifNull(values: readonly [unknown, unknown]): unknown;
  };
}

interface Database {
  collection(name: string): Collection;
  command: Command;
  /** The database's own clock, at the write. */
  serverDate(): unknown;
  startTransaction(): Promise<Transaction>;
}

/** A missing document reads as `null` instead of throwing. */
export const database = cloud.database({ throwOnNotFound: false } as object) as unknown as Database;

export const { command } = database;

interface FileLink {
  readonly fileID: string;
  readonly tempFileURL: string;
  readonly status: number;
}

/** The parts of the SDK beside the database, typed as they behave. */
export const platform = cloud as unknown as {
  getWXContext(): { OPENID?: string; ENV?: string; SOURCE?: string };
  callFunction(options: { name: string; data: Data }): Promise<{ result: unknown }>;
  getTempFileURL(options: {
    fileList: readonly { fileID: string; maxAge: number }[];
  }): Promise<{ fileList: FileLink[] }>;
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>;
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  deleteFile(options: {
    fileList: readonly string[];
  }): Promise<{ fileList: readonly { fileID: string; status: number }[] }>;
  openapi: {
    phonenumber: {
      getPhoneNumber(options: { code: string }): Promise<Record<string, unknown>>;
    };
    subscribeMessage: {
      send(options: {
        touser: string;
        templateId: string;
        page: string;
        data: Readonly<Record<string, { readonly value: string }>>;
        miniprogramState: string;
        lang: string;
      }): Promise<{ errCode?: number }>;
    };
    wxacode: {
      getUnlimited(options: {
        scene: string;
        page: string;
        width: number;
        checkPath: boolean;
        envVersion: 'release' | 'trial' | 'develop';
      }): Promise<{ contentType: string; buffer: Buffer }>;
    };
    security: {
      msgSecCheck(options: Data): Promise<{ result?: { suggest?: string } }>;
      mediaCheckAsync(options: Data): Promise<{ traceId?: string; trace_id?: string }>;
    };
  };
};

/** A key of a unique index, `_id` included, is taken already. */
export const isDuplicateKey = (error: unknown): boolean => /E11000|duplicate key/i.test(String(error));
