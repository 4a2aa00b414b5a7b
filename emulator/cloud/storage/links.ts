/** Signed links: a path, a purpose and an end, vouched for by a secret of the data folder. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Purpose = 'get' | 'put';

export interface LinkSigner {
  /** @param expires seconds since the epoch */
  sign(purpose: Purpose, path: string, expires: number): string;
  isValid(purpose: Purpose, path: string, expires: number, signature: string): boolean;
}

export async function openLinkSigner(folder: string): Promise<LinkSigner> {
  const secret = await readOrMakeSecret(join(folder, 'link.secret'));
  const sign = (purpose: Purpose, path: string, expires: number): string =>
    createHmac('sha256', secret).update(`${purpose}\n${expires}\n${path}`).digest('hex');
  return {
    sign,
    isValid(purpose, path, expires, signature) {
      const expected = Buffer.from(sign(purpose, path, expires));
      const given = Buffer.from(signature);
      return (
        given.length === expected.length && timingSafeEqual(given, expected) && expires * 1000 > Date.now()
      );
    },
  };
}

async function readOrMakeSecret(file: string): Promise<string> {
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(file, 'utf8');
}
