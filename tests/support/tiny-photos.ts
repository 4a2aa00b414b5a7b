/** Photos of a few bytes, built by hand as the standards say, and what cameras hide in them. */
import { crc32 } from 'node:zlib';

const text = (words: string): Buffer => Buffer.from(words, 'latin1');

/** A marker segment of a JPEG. */
export function segment(marker: number, payload: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

export const SOI = Buffer.from([0xff, 0xd8]);
export const EOI = Buffer.from([0xff, 0xd9]);

export const JFIF = segment(0xe0, Buffer.concat([text('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])]));

/** One table of 64 ones. */
const QUANTIZATION = segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)]));

/** Grey, with sides in pixels. */
export const frame = (width: number, height: number): Buffer =>
  segment(0xc0, Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]));

/** One code, one bit long: no difference to the block before, or the end of a block. */
const huffman = (id: number): Buffer =>
  segment(0xc4, Buffer.concat([Buffer.from([id, 1]), Buffer.alloc(15), Buffer.from([0])]));

export const TABLES = Buffer.concat([QUANTIZATION, huffman(0x00), huffman(0x10)]);

/** One grey block. */
export const SCAN = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([0x3f])]);

/** What shows a grey pixel, less the envelope. */
export const PIXEL = Buffer.concat([TABLES, frame(1, 1), SCAN]);

/** The smallest JPEG that can be shown; the segments go before the picture. */
export const jpeg = (...segments: readonly Uint8Array[]): Buffer =>
  Buffer.concat([SOI, JFIF, ...segments, PIXEL, EOI]);

/** What must never leave the phone's owner. */
export const SECRET = 'SECRET-20.0458N-110.3417E';

type Order = 'II' | 'MM';

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: number;
}

/** EXIF with the camera's name, GPS directory and orientation, in either byte order. */
export function exif(orientation: number, order: Order = 'MM'): Buffer {
  const tiff = Buffer.alloc(200);
  const put16 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const put32 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  const directory = (at: number, entries: readonly Entry[]) => {
    put16(entries.length, at);
    entries.forEach(({ tag, type, count, value }, index) => {
      const entry = at + 2 + index * 12;
      put16(tag, entry);
      put16(type, entry + 2);
      put32(count, entry + 4);
      if (type === 3) put16(value, entry + 8);
      else put32(value, entry + 8);
    });
  };
  tiff.write(order, 'latin1');
  put16(42, 2);
  put32(8, 4);
  directory(8, [
    { tag: 0x010f, type: 2, count: SECRET.length + 1, value: 100 },
    { tag: 0x0112, type: 3, count: 1, value: orientation },
    { tag: 0x8825, type: 4, count: 1, value: 60 },
  ]);
  // GPS: the latitude's reference, and its degrees as text where a real one has fractions.
  directory(60, [{ tag: 0x0001, type: 2, count: SECRET.length + 1, value: 140 }]);
  tiff.write(SECRET, 100, 'latin1');
  tiff.write(SECRET, 140, 'latin1');
  return segment(0xe1, Buffer.concat([text('Exif\0\0'), tiff]));
}

/** Everything else in which cameras and editors of pictures write. */
export const HIDDEN: readonly Buffer[] = [
  segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\x00<x>${SECRET}</x>`)),
  segment(0xe2, text(`ICC_PROFILE\x00\x01\x01${SECRET}`)),
  segment(0xe2, text(`MPF\x00${SECRET}`)),
  segment(0xed, text(`Photoshop 3.0\x008BIM\x04\x04${SECRET}`)),
  segment(0xee, text(`Adobe\0\x64\x00\x00\x00\x00\x01${SECRET}`)),
  segment(0xe0, text(`JFXX\x00\x10${SECRET}`)),
  segment(0xfe, text(SECRET)),
];

/** A chunk of a PNG. */
export function pngChunk(type: string, payload: Uint8Array): Buffer {
  const body = Buffer.concat([text(type), payload]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(payload.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function pngHeader(width: number, height: number): Buffer {
  const payload = Buffer.alloc(13);
  payload.writeUInt32BE(width);
  payload.writeUInt32BE(height, 4);
  payload.set([8, 0, 0, 0, 0], 8);
  return pngChunk('IHDR', payload);
}

/** One row: no filter, one grey pixel; deflated without compression. */
const PNG_PIXEL = pngChunk(
  'IDAT',
  Buffer.from([0x78, 0x01, 0x01, 2, 0, 0xfd, 0xff, 0, 0x80, 0, 0x82, 0, 0x81]),
);

export const PNG_END = pngChunk('IEND', Buffer.alloc(0));

export const png = (...chunks: readonly Uint8Array[]): Buffer =>
  Buffer.concat([PNG_SIGNATURE, pngHeader(1, 1), ...chunks, PNG_PIXEL, PNG_END]);

/** A chunk of a WebP. */
export function webpChunk(type: string, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(payload.length, 4);
  return Buffer.concat([head, payload, Buffer.alloc(payload.length % 2)]);
}

const hex = (digits: string): Buffer => Buffer.from(digits, 'hex');

/** One grey pixel, without loss. */
export const WEBP_PIXEL = webpChunk('VP8L', hex('2f000000000750bffad5afff8188e87f00'));

/** One pixel with loss, and its transparency. */
export const WEBP_LOSSY = webpChunk('VP8 ', hex('3001009d012a0100010005407c25a400037000fef0820000'));
export const WEBP_ALPHA = webpChunk('ALPH', hex('007f'));

/** An extended header of one pixel that promises transparency, EXIF, XMP and a colour profile. */
export const WEBP_EXTENDED = webpChunk('VP8X', hex('3c000000000000000000'));

export function webp(...chunks: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([text('WEBP'), ...chunks]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
