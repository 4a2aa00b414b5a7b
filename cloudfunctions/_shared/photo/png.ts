/** PNG (W3C, third edition): critical chunks and those that change how pixels look; an animation becomes its first picture. */
import { crc32 } from './crc32';
import type { Cleaned } from './photo';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length, type and check sum of a chunk, in bytes. */
const FRAME = 12;

/** Chunks that are kept, and how long they may be: a longer one hides something. */
const KEPT: Readonly<Record<string, (length: number) => boolean>> = {
  IHDR: (length) => length === 13,
  PLTE: (length) => length > 0 && length <= 768 && length % 3 === 0,
  IDAT: () => true,
  IEND: (length) => length === 0,
  tRNS: (length) => length > 0 && length <= 256,
  gAMA: (length) => length === 4,
  cHRM: (length) => length === 32,
  sRGB: (length) => length === 1,
};

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(SIGNATURE);

/** Far more than any encoder writes; each one costs memory. */
const MOST_CHUNKS = 10_000;

interface Chunk {
  readonly type: string;
  readonly length: number;
  readonly whole: Buffer;
}

function chunkAt(bytes: Buffer, at: number): Chunk | undefined {
  if (at + FRAME > bytes.length) return undefined;
  const length = bytes.readUInt32BE(at);
  if (length > bytes.length - at - FRAME) return undefined;
  const whole = bytes.subarray(at, at + FRAME + length);
  if (crc32(whole.subarray(4, 8 + length)) !== whole.readUInt32BE(8 + length)) return undefined;
  return { type: whole.toString('latin1', 4, 8), length, whole };
}

const isCritical = (type: string): boolean => /^[A-Z]/.test(type);

/** The chunks up to the end, without what follows it; nothing where one is broken. */
function chunksOf(bytes: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let at = SIGNATURE.length;
  for (;;) {
    const chunk = chunkAt(bytes, at);
    if (!chunk || chunks.length === MOST_CHUNKS) return undefined;
    chunks.push(chunk);
    if (chunk.type === 'IEND') return chunks;
    at += chunk.whole.length;
  }
}

const isKept = ({ type, length }: Chunk): boolean =>
  Object.hasOwn(KEPT, type) && (KEPT[type]?.(length) ?? false);

export function cleanPng(bytes: Buffer): Cleaned | undefined {
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR') return undefined;
  const count = (type: string) => chunks.filter((chunk) => chunk.type === type).length;
  if (count('IHDR') !== 1 || count('PLTE') > 1 || count('IDAT') === 0) return undefined;
  // A critical chunk that is unknown or too long: no decoder would show this.
  if (chunks.some((chunk) => isCritical(chunk.type) && !isKept(chunk))) return undefined;
  const kept = chunks.filter(isKept).map(({ whole }) => whole);
  return {
    width: header.whole.readUInt32BE(8),
    height: header.whole.readUInt32BE(12),
    bytes: Buffer.concat([SIGNATURE, ...kept]),
  };
}
