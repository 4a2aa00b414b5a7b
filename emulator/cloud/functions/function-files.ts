/** The deployed functions as they lie in `functionsDir`: `<name>/index.js` and `<name>/config.json`. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { CloudError } from '../errors';
import { compiledStore } from './compiled-store';
import type { FunctionCode } from './messages';

/** What the platform gives a function that declares nothing. */
const DEFAULT_TIMEOUT_SECONDS = 3;

const configSchema = z.looseObject({
  timeout: z.optional(z.number().check(z.positive(), z.maximum(900))),
  permissions: z.optional(z.looseObject({ openapi: z.optional(z.array(z.string())) })),
  envVariables: z.optional(z.record(z.string(), z.string())),
});

export interface FunctionFile {
  readonly name: string;
  readonly timeLimitMs: number;
  /** The openapis that `config.json` declares. */
  readonly openapi: ReadonlySet<string>;
  /** Its environment variables. */
  readonly variables: Readonly<Record<string, string>>;
  code(): FunctionCode;
  keepCompiled(cachedData: Uint8Array): void;
}

export interface FunctionFiles {
  /** @throws CloudError `FUNCTION_NOT_FOUND`, or `FUNCTIONS_EXECUTE_FAIL` when `config.json` is malformed. */
  open(name: string): FunctionFile;
  /** The next to open it reads it again; without a name, all. */
  forget(name?: string): void;
}

export function createFunctionFiles(functionsDir: string): FunctionFiles {
  const open = new Map<string, FunctionFile>();
  return {
    open(name) {
      const known = open.get(name) ?? readFunction(resolve(functionsDir), name);
      open.set(name, known);
      return known;
    },
    forget: (name) => (name === undefined ? open.clear() : void open.delete(name)),
  };
}

function readFunction(folder: string, name: string): FunctionFile {
  const filename = join(folder, name, 'index.js');
  const source = /^[a-z0-9-]+$/.test(name) ? readIfThere(filename) : undefined;
  if (source === undefined) {
    throw new CloudError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`);
  }
  const config = readConfig(join(folder, name, 'config.json'));
  const store = compiledStore(folder, name, source);
  let compiled = store.read();
  return {
    name,
    timeLimitMs: (config.timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
    openapi: new Set(config.permissions?.openapi),
    variables: config.envVariables ?? {},
    code: () => ({ filename, source, ...(compiled === undefined ? {} : { cachedData: compiled }) }),
    keepCompiled(cachedData) {
      compiled = cachedData;
      store.write(cachedData);
    },
  };
}

function readConfig(file: string): z.infer<typeof configSchema> {
  const text = readIfThere(file);
  if (text === undefined) return {};
  try {
    return configSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new CloudError('FUNCTIONS_EXECUTE_FAIL', `${file} is malformed: ${String(error)}`);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
