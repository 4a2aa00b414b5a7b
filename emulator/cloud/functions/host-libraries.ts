/**
 * Libraries in files of their own beside the bundles that share them. The build links one file into every function's folder, and
 * a thread loads one file once: the SDK takes longer to start than most events take to run.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type CompiledStore, compiledStore } from './compiled-store';
import { type CompiledCode, compile } from './host-script';

interface Library {
  readonly exports: unknown;
  readonly code: CompiledCode;
  readonly store: CompiledStore;
}

/** By the file itself, whatever folder it is found in. */
const libraries = new Map<string, Library>();

/** `require` of a bundle: its libraries from here, everything else from Node. */
export function requireFor(bundle: string): (name: string) => unknown {
  const folder = dirname(bundle);
  const other = createRequire(bundle);
  return (name) => (/^\.\/[^/]+\.js$/.test(name) ? library(join(folder, name)).exports : other(name));
}

function library(filename: string): Library {
  const { dev, ino } = statSync(filename, { bigint: true });
  const identity = `${dev}:${ino}`;
  const known = libraries.get(identity) ?? load(filename);
  libraries.set(identity, known);
  return known;
}

function load(filename: string): Library {
  const source = readFileSync(filename, 'utf8');
  const store = compiledStore(dirname(dirname(filename)), basename(filename), source);
  const cachedData = store.read();
  const code = compile({ filename, source, ...(cachedData === undefined ? {} : { cachedData }) });
  return { exports: code.run(requireFor(filename)), code, store };
}

/** After an event: the compiled code holds what it needed, and is kept for other threads. */
export function keepCompiledLibraries(): void {
  for (const { code, store } of libraries.values()) {
    const compiled = code.takeCompiled();
    if (compiled) store.write(compiled);
  }
}
