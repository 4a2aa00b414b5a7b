/** A file that stands beside several bundles, as the SDK does: one thread loads it once, where it is one file. */
import { copyFileSync, existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CloudUnderTest, openCloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeEach(async () => {
  // One thread, so that every function meets what the others have loaded.
  it = await openCloudUnderTest({ workers: 1 });
});
afterEach(() => it.close());

const LIBRARY = 'let uses = 0; exports.use = () => ++uses;';

const folderOf = (name: string) => join(it.folder, 'functions', name);

function deploy(name: string, place: (file: string) => void): void {
  mkdirSync(folderOf(name));
  const code = 'exports.main = async () => require("./library.js").use();';
  writeFileSync(join(folderOf(name), 'index.js'), code);
  place(join(folderOf(name), 'library.js'));
}

const uses = (name: string) => it.cloud.invoke(name, {}, { openid: 'user-1' });

test('one file in the folders of two functions is loaded once', async () => {
  deploy('first', (file) => writeFileSync(file, LIBRARY));
  deploy('second', (file) => linkSync(join(folderOf('first'), 'library.js'), file));
  expect(await uses('first')).toBe(1);
  expect(await uses('second')).toBe(2);
});

test('a copy is another file', async () => {
  deploy('first', (file) => writeFileSync(file, LIBRARY));
  deploy('second', (file) => copyFileSync(join(folderOf('first'), 'library.js'), file));
  expect(await uses('first')).toBe(1);
  expect(await uses('second')).toBe(1);
});

test('a library that was built anew is loaded after a reload', async () => {
  deploy('first', (file) => writeFileSync(file, LIBRARY));
  expect(await uses('first')).toBe(1);
  writeFileSync(join(folderOf('first'), 'library.js'), 'exports.use = () => "rebuilt";');
  expect(await uses('first')).toBe(2);
  it.cloud.reloadFunctions();
  expect(await uses('first')).toBe('rebuilt');
});

test('its compiled code is kept for the next emulator', async () => {
  deploy('first', (file) => writeFileSync(file, LIBRARY));
  await uses('first');
  // The thread keeps it after its answer, and before its next event.
  await uses('first');
  expect(existsSync(join(it.folder, 'compiled-functions/library.js'))).toBe(true);
});

test('a library that is missing fails the function by name, and no other', async () => {
  deploy('first', () => undefined);
  deploy('second', (file) => writeFileSync(file, LIBRARY));
  await expect(uses('first')).rejects.toThrow('library.js');
  expect(await uses('second')).toBe(1);
});
