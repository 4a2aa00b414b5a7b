/** WebP (RFC 9649): one still picture and its transparency; EXIF, XMP, colour profile, frames and unknown chunks go. */
import type { Cleaned } from './photo';

const RIFF = 12;
const HEAD = 8;
/** Of the flags of an extended header only transparency stays. */
const ALPHA = 0x10;

export const isWebp = (bytes: Buffer): boolean =>
  bytes.length >= RIFF &&
  bytes.toString('latin1', 0, 4) === 'RIFF' &&
  bytes.toString('latin1', 8, 12) === 'WEBP';

/** Far more than any encoder writes; each one costs memory. */
const MOST_CHUNKS = 10_000;

interface Chunk {
  readonly type: string;
  readonly payload: Buffer;
}

/** Nothing where a chunk reaches beyond the end. What follows the end is not looked at. */
function chunksOf(bytes: Buffer): Chunk[] | undefined {
  const end = HEAD + bytes.readUInt32LE(4);
  if (end > bytes.length) return undefined;
  const chunks: Chunk[] = [];
  for (let at = RIFF; at + HEAD <= end;) {
    const length = bytes.readUInt32LE(at + 4);
    if (length > end - at - HEAD || chunks.length === MOST_CHUNKS) return undefined;
    const payload = bytes.subarray(at + HEAD, at + HEAD + length);
    chunks.push({ type: bytes.toString('latin1', at, at + 4), payload });
    at += HEAD + length + (length % 2);
  }
  return chunks;
}

type Size = Pick<Cleaned, 'width' | 'height'>;

/** RFC 6386, 9.1: a key frame, its start code, and fourteen bits for each side. */
function lossySize(payload: Buffer): Size | undefined {
  const isKeyFrame = payload.length >= 10 && ((payload[0] ?? 1) & 1) === 0;
  if (!isKeyFrame || payload.readUIntBE(3, 3) !== 0x9d012a) return undefined;
  return { width: payload.readUInt16LE(6) & 0x3fff, height: payload.readUInt16LE(8) & 0x3fff };
}

/** RFC 9649, 3.4: a signature, and fourteen bits for each side less one. */
function losslessSize(payload: Buffer): Size | undefined {
  if (payload.length < 5 || payload[0] !== 0x2f) return undefined;
  const bits = payload.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

const SIZES: Readonly<Record<string, (payload: Buffer) => Size | undefined>> = {
  'VP8 ': lossySize,
  VP8L: losslessSize,
};

function chunk(type: string, payload: Buffer): Buffer {
  const head = Buffer.alloc(HEAD);
  head.write(type, 'latin1');
  head.writeUInt32LE(payload.length, 4);
  return Buffer.concat([head, payload, Buffer.alloc(payload.length % 2)]);
}

/** An extended header of this size that promises transparency and nothing else. */
function extended({ width, height }: Size): Buffer {
  const payload = Buffer.alloc(10);
  payload.writeUInt8(ALPHA, 0);
  payload.writeUIntLE(width - 1, 4, 3);
  payload.writeUIntLE(height - 1, 7, 3);
  return chunk('VP8X', payload);
}

export function cleanWebp(bytes: Buffer): Cleaned | undefined {
  const chunks = chunksOf(bytes);
  const pictures = chunks?.filter(({ type }) => Object.hasOwn(SIZES, type)) ?? [];
  const [picture] = pictures;
  const size = picture && SIZES[picture.type]?.(picture.payload);
  if (!picture || pictures.length > 1 || !size || size.width < 1 || size.height < 1) return undefined;
  const alpha = picture.type === 'VP8 ' ? chunks?.find(({ type }) => type === 'ALPH') : undefined;
  const body = [
    ...(alpha ? [extended(size), chunk('ALPH', alpha.payload)] : []),
    chunk(picture.type, picture.payload),
  ];
  const head = Buffer.alloc(RIFF);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(
    body.reduce((sum, { length }) => sum + length, 4),
    4,
  );
  head.write('WEBP', 8, 'latin1');
  return { ...size, bytes: Buffer.concat([head, ...body]) };
}
