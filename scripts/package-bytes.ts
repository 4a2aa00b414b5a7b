/** What WeChat's package of the mini program weighs: everything that DevTools takes, before it compiles and minifies. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** `packOptions.ignore` of project.config.json. */
const LEFT_OUT = ['tsconfig.json'];
export const MAIN = 'main';

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !LEFT_OUT.includes(file));
}

async function subpackages(root: string): Promise<string[]> {
  const app = JSON.parse(await readFile(path.join(root, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[];
  };
  return (app.subPackages ?? []).map((one) => one.root);
}

/**
 * Bytes of the main package, as `main`, and of each subpackage, by its root.
 * @param root folder of the built mini program
 */
export async function packageBytes(root: string): Promise<Readonly<Record<string, number>>> {
  const roots = await subpackages(root);
  const sizes: Record<string, number> = Object.fromEntries([MAIN, ...roots].map((name) => [name, 0]));
  for (const file of await filesIn(root)) {
    const owner = roots.find((one) => file.startsWith(`${one}/`)) ?? MAIN;
    sizes[owner] = (sizes[owner] ?? 0) + (await stat(path.join(root, file))).size;
  }
  return sizes;
}
