/**
 * What DevTools' 构建 npm would make, for the vant components that pages really use and what those use themselves: opening
 * the project needs no click, and the package holds nothing else. The icons' font is packed with them.
 */
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { packIconFont } from './icon-font';
import { inRoot, MINIPROGRAM, MINIPROGRAM_NPM } from './paths';

const PACKAGE = '@vant/weapp';
const LIBRARY = inRoot('node_modules', PACKAGE, 'lib');
const PACKED_ICONS = inRoot('node_modules', '@vant', 'icons', 'src', 'encode-woff2.less');
const BUILT = ['generated', 'miniprogram_npm'];

async function jsonFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return BUILT.includes(entry.name) ? [] : jsonFiles(path);
    return extname(path) === '.json' ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Names of the package's components that our own pages and components declare. */
async function declared(): Promise<string[]> {
  const texts = await Promise.all((await jsonFiles(MINIPROGRAM)).map((file) => readFile(file, 'utf8')));
  return texts.flatMap((text) =>
    [...text.matchAll(/"@vant\/weapp\/([\w-]+)\//g)].map(([, name]) => name ?? ''),
  );
}

/** Folders of the package that the files in this folder reach by `../name/`. */
async function neighbours(name: string): Promise<string[]> {
  const folder = join(LIBRARY, name);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
  );
  return texts.flatMap((text) =>
    [...text.matchAll(/\.\.\/([\w-]+)\//g)].map(([, folderName]) => folderName ?? ''),
  );
}

async function closure(): Promise<Set<string>> {
  const wanted = await declared();
  const seen = new Set<string>();
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    wanted.push(...(await neighbours(name)));
  }
  return seen;
}

export async function buildNpm(): Promise<void> {
  const target = join(MINIPROGRAM_NPM, PACKAGE);
  await rm(MINIPROGRAM_NPM, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const folders = [...(await closure())];
  await Promise.all(
    folders.map((name) =>
      cp(join(LIBRARY, name), join(target, name), {
        recursive: true,
        filter: (path) => !path.endsWith('.d.ts'),
      }),
    ),
  );
  if (folders.includes('icon')) await packIconFont(join(target, 'icon', 'index.wxss'), PACKED_ICONS);
}
