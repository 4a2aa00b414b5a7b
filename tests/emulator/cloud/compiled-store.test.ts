/** Compiled code kept beside the built functions: for the same source only, and never a reason to fail. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compiledStore } from '../../../emulator/cloud/functions/compiled-store';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'xiuda-compiled-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const store = (source: string) => compiledStore(path.join(folder, 'functions'), 'account', source);
const CODE = Uint8Array.of(1, 2, 3);

test('what was compiled is there for the next one who asks', () => {
  store('a = 1').write(CODE);
  expect(store('a = 1').read()).toEqual(CODE);
  expect(readdirSync(path.join(folder, 'compiled-functions'))).toEqual(['account']);
});

test('another source of the same length has none: V8 itself would not notice', () => {
  store('a = 1').write(CODE);
  expect(store('a = 2').read()).toBeUndefined();
});

test('a folder that cannot be written costs nothing but the time to compile', () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  writeFileSync(path.join(folder, 'compiled-functions'), 'no folder');
  store('a = 1').write(CODE);
  expect(store('a = 1').read()).toBeUndefined();
  expect(warned).toHaveBeenCalledTimes(1);
  warned.mockRestore();
});
