/** Code in this thread, compiled as a CommonJS module. */
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import type { FunctionCode } from './messages';

export interface CompiledCode {
  /** Runs it; answers its `module.exports`. */
  run(require: (name: string) => unknown): unknown;
  /** What V8 has compiled of it until now, where nobody had kept that yet; once. */
  takeCompiled(): Uint8Array | undefined;
}

export function compile({ filename, source, cachedData }: FunctionCode): CompiledCode {
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  let isKept = cachedData !== undefined && script.cachedDataRejected !== true;
  return {
    run(require) {
      const module = { exports: {} as unknown };
      const wrapper = script.runInThisContext() as (...args: unknown[]) => void;
      wrapper.call(module.exports, module.exports, require, module, filename, dirname(filename));
      return module.exports;
    },
    takeCompiled() {
      if (isKept) return undefined;
      isKept = true;
      return script.createCachedData();
    },
  };
}
