/** Backups of clouds under test, with the real SDK from outside of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import cloudbase, { type CloudBase } from '@cloudbase/node-sdk';
import { EJSON } from 'bson';
import { collections } from '../../cloudbase';
import { backup } from '../../scripts/backup/backup';
import type { Manifest } from '../../scripts/backup/format';
import { type Plan, restore } from '../../scripts/backup/restore';
import type { Telling } from '../../scripts/backup/telling';
import type { TestCloud } from './cloud';

// Else the SDK asks the network before every request whether it runs in Tencent's.
process.env.TENCENTCLOUD = 'true';

/** A cloud, and the id of its environment. */
export interface Site {
  readonly cloud: TestCloud;
  readonly env: string;
}

export const sdkOf = ({ cloud, env }: Site): CloudBase =>
  cloudbase.init({ env, secretId: 'id', secretKey: 'key', serviceUrl: `${cloud.url}/admin` });

const SILENT: Telling = { stage: () => undefined, at: () => undefined, say: () => undefined };
/** Nobody waits in a test. */
const wait = async (): Promise<void> => undefined;

const folder = mkdtempSync(path.join(tmpdir(), 'xiuda-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
export const newFile = (): string => path.join(folder, `${++files}.tar.gz`);

export async function backUp(
  site: Site,
  telling = SILENT,
  file = newFile(),
): Promise<{ file: string; manifest: Manifest }> {
  const manifest = await backup({ cloud: sdkOf(site), env: site.env, to: file, telling, wait });
  return { file, manifest };
}

export const restoreTo = (
  site: Site,
  from: string,
  confirm: (plan: Plan) => Promise<boolean> = async () => true,
  cloud = sdkOf(site),
): Promise<Plan | undefined> => restore({ cloud, env: site.env, from, telling: SILENT, confirm, wait });

const OF_THE_ENVIRONMENT = ['deployed', 'migrations', 'swept', 'restoring'];

/** `<collection>/<_id>` → the stored document as canonical text, straight from the database. */
export async function storedTexts({ cloud }: Site): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { name } of collections) {
    for (const document of await cloud.documents(name)) {
      if (name === 'settings' && OF_THE_ENVIRONMENT.includes(document._id)) continue;
      texts.set(`${name}/${document._id}`, EJSON.stringify(document, { relaxed: false }));
    }
  }
  return texts;
}

/** What ids of files begin with in the local cloud. */
export const prefixOf = (env: string): string =>
  `cloud://${env}.${Buffer.from(env).toString('hex').slice(0, 4)}-${env}/`;

/** The same documents as they stand in another environment. */
export const moved = (texts: ReadonlyMap<string, string>, from: string, to: string): Map<string, string> =>
  new Map([...texts].map(([key, text]) => [key, text.replaceAll(prefixOf(from), prefixOf(to))]));

/** Paths of the files that documents speak of. */
export const pathsIn = (texts: ReadonlyMap<string, string>, env: string): string[] => {
  const ids = [...texts.values()].flatMap((text) =>
    text.split('"').filter((part) => part.startsWith(prefixOf(env))),
  );
  return [...new Set(ids)].map((id) => id.slice(prefixOf(env).length)).sort();
};

/** `undefined` where it is gone. */
export async function fileAt(site: Site, storagePath: string): Promise<Buffer | undefined> {
  try {
    const { fileContent } = await sdkOf(site).downloadFile({ fileID: prefixOf(site.env) + storagePath });
    return fileContent as Buffer;
  } catch {
    return undefined;
  }
}

/** Takes every document out of it, and the files at these paths, as nobody but a test may. */
export async function empty(site: Site, paths: readonly string[]): Promise<void> {
  const sdk = sdkOf(site);
  const database = sdk.database();
  for (const { name } of collections) {
    await database
      .collection(name)
      .where({ _id: database.command.gte('') })
      .remove();
  }
  await sdk.deleteFile({ fileList: paths.map((one) => prefixOf(site.env) + one) });
}
