/** Settings of one institution, from settings.json where there is one, else from the example: nothing of it is in git. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { version } from '../package.json';
import { GENERATED, inRoot } from './paths';

const SETTINGS = z.strictObject({
  /** CloudBase environment; empty: the default environment of the app id. */
  envId: z.string(),
  /** Shown on the login page and in the hall. */
  serviceName: z.string().check(z.minLength(1)),
  servicePhone: z.string(),
});

export async function buildSettings(): Promise<void> {
  const own = inRoot('settings.json');
  const file = existsSync(own) ? own : inRoot('settings.example.json');
  const settings = SETTINGS.parse(JSON.parse(await readFile(file, 'utf8')));
  await mkdir(GENERATED, { recursive: true });
  const exported = JSON.stringify({ ...settings, version }, null, 2);
  await writeFile(join(GENERATED, 'settings.js'), `module.exports = ${exported};\n`);
}
