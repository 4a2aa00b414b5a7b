/** A picture of one point: to be checked by WeChat, and to be read or written over by no client. It stays where it is. */
import { linkFor, writeFile } from '../storage';

export const SAMPLE_PATH = 'selfcheck/sample.png';

const CONTENT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==',
  'base64',
);

const LINK_SECONDS = 600;

/** Written again each time: whoever may write over it has not kept it. @returns its file id */
export const writeSample = (): Promise<string> => writeFile(SAMPLE_PATH, CONTENT);

/** @throws Error where it cannot be written or linked */
export async function sampleLink(): Promise<string> {
  const link = await linkFor(await writeSample(), LINK_SECONDS);
  if (!link) throw new Error('no link to the sample picture');
  return link;
}
