/**
 * Compiled code of functions beside the built ones, so that the next emulator starts with it. A cache and nothing more: whatever
 * cannot be read or written is compiled again. V8 tells a source by its length only, so a fingerprint stands before the code.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FINGERPRINT_BYTES = 32;

export interface CompiledStore {
  read(): Uint8Array | undefined;
  write(compiled: Uint8Array): void;
}

/** @param functionsDir folder of the built functions; the cache stands in `compiled-functions` beside it */
export function compiledStore(functionsDir: string, name: string, source: string): CompiledStore {
  const file = join(dirname(functionsDir), 'compiled-functions', name);
  const fingerprint = createHash('sha256').update(source).digest();
  return {
    read() {
      try {
        const kept = readFileSync(file);
        return kept.subarray(0, FINGERPRINT_BYTES).equals(fingerprint)
          ? new Uint8Array(kept.subarray(FINGERPRINT_BYTES))
          : undefined;
      } catch {
        return undefined;
      }
    },
    write(compiled) {
      const mine = `${file}.${process.pid}`;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(mine, Buffer.concat([fingerprint, compiled]));
        renameSync(mine, file);
      } catch (error) {
        console.warn(`compiled code of ${name} was not kept: ${String(error)}`);
      }
    },
  };
}
