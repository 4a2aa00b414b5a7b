/** What is left of a photo: what a decoder needs, the right way up, and nothing that a camera or a person hid in it. */
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { photoFile } from '../../emulator/demo/photos';
import { cleanPhoto, MOST_BYTES } from '../../cloudfunctions/_shared/photo/photo';
import {
  EOI,
  exif,
  frame,
  HIDDEN,
  JFIF,
  jpeg,
  PIXEL,
  png,
  pngChunk,
  pngHeader,
  PNG_END,
  PNG_SIGNATURE,
  SCAN,
  SECRET,
  segment,
  SOI,
  TABLES,
  webp,
  WEBP_ALPHA,
  WEBP_EXTENDED,
  WEBP_LOSSY,
  WEBP_PIXEL,
  webpChunk,
} from '../support/tiny-photos';

const secret = Buffer.from(SECRET);

function cleaned(file: Buffer): Buffer {
  const photo = cleanPhoto(file);
  if (!photo.ok) throw new Error(photo.fault);
  return photo.bytes;
}

const fault = (file: Buffer): string => {
  const photo = cleanPhoto(file);
  return photo.ok ? 'none' : photo.fault;
};

const joined = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

describe('JPEG', () => {
  test.each(['MM', 'II'] as const)('of EXIF in %s order only the orientation stays', (order) => {
    const photo = cleaned(jpeg(exif(6, order)));
    expect(photo.includes(secret)).toBe(false);
    const minimal = segment(
      0xe1,
      Buffer.from('457869660000' + '4d4d002a00000008' + '0001011200030000000100060000' + '00000000', 'hex'),
    );
    expect(photo).toEqual(joined(SOI, JFIF, minimal, PIXEL, EOI));
  });

  test('upright needs no EXIF at all', () => {
    expect(cleaned(jpeg(exif(1)))).toEqual(jpeg());
  });

  test.each([0, 9, 65535])('the orientation %d is none', (orientation) => {
    expect(cleaned(jpeg(exif(orientation)))).toEqual(jpeg());
  });

  test('XMP, IPTC, profiles, previews and comments go, wherever they stand', () => {
    const file = joined(
      SOI,
      ...HIDDEN,
      JFIF,
      TABLES,
      ...HIDDEN,
      frame(1, 1),
      ...HIDDEN,
      SCAN,
      ...HIDDEN,
      EOI,
    );
    const photo = cleaned(file);
    expect(photo.includes(secret)).toBe(false);
    expect(photo.includes(SCAN)).toBe(true);
  });

  test('a thumbnail in the JFIF segment goes', () => {
    const thumbnail = segment(
      0xe0,
      joined(Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x03\x03', 'latin1'), secret),
    );
    expect(cleaned(joined(SOI, thumbnail, PIXEL, EOI))).toEqual(jpeg());
  });

  test('how Adobe codes colours stays, and nothing else of its segment', () => {
    const adobe = segment(0xee, joined(Buffer.from('Adobe\0\x64\0\0\0\0\x02', 'latin1'), secret));
    const photo = cleaned(joined(SOI, adobe, PIXEL, EOI));
    expect(photo.includes(secret)).toBe(false);
    expect(photo.includes(Buffer.from('Adobe\0\x64\0\0\0\0\x02', 'latin1'))).toBe(true);
  });

  test('what follows the end of the picture goes: a video, a second picture', () => {
    expect(cleaned(joined(jpeg(), secret, jpeg(exif(3))))).toEqual(jpeg());
  });

  test('restart markers, stuffed bytes and several scans stay', () => {
    const scan = joined(SCAN, Buffer.from([0xff, 0xd0, 0x3f, 0xff, 0x00, 0x3f]));
    const file = joined(SOI, TABLES, frame(1, 1), scan, TABLES, SCAN, EOI);
    expect(cleaned(file)).toEqual(file);
  });

  test.each([
    ['without a picture', joined(SOI, JFIF, EOI)],
    ['without a scan', joined(SOI, JFIF, TABLES, frame(1, 1), EOI)],
    ['with a scan before the frame', joined(SOI, SCAN, frame(1, 1), SCAN, EOI)],
    ['with two frames', joined(SOI, frame(1, 1), PIXEL, EOI)],
    ['of no width', joined(SOI, TABLES, frame(0, 1), SCAN, EOI)],
    ['of no height', joined(SOI, TABLES, frame(1, 0), SCAN, EOI)],
    ['with words behind a table', joined(SOI, segment(0xdb, joined(Buffer.alloc(65), secret)), PIXEL, EOI)],
    [
      'with words behind a frame',
      joined(SOI, segment(0xc1, joined(frame(1, 1).subarray(4), secret)), SCAN, EOI),
    ],
    ['with a segment of no length', joined(SOI, Buffer.from([0xff, 0xe1, 0, 0]), PIXEL, EOI)],
    ['with an unknown segment', joined(SOI, segment(0xf7, secret), PIXEL, EOI)],
    ['with words between segments', joined(SOI, secret, PIXEL, EOI)],
    [
      'of a hundred thousand segments',
      joined(SOI, ...Array(100_000).fill(segment(0xdd, Buffer.alloc(2))), PIXEL, EOI),
    ],
  ])('one %s is damaged', (_, file) => {
    expect(['damaged', 'notPhoto']).toContain(fault(file));
  });

  test('the demo’s photos keep every byte of their picture', () => {
    const file = readFileSync(photoFile('burst-pipe'));
    const scan = file.subarray(file.indexOf(Buffer.from([0xff, 0xda])));
    expect(cleaned(file).subarray(-scan.length)).toEqual(scan);
  });
});

describe('PNG', () => {
  const HIDDEN_CHUNKS = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'sPLT', 'prVt', 'acTL', 'caBX'].map(
    (type) => pngChunk(type, secret),
  );

  test('text, EXIF, time, profile and unknown chunks go', () => {
    expect(cleaned(png(...HIDDEN_CHUNKS))).toEqual(png());
  });

  test('transparency and colours stay', () => {
    const colours = [
      pngChunk('gAMA', Buffer.alloc(4)),
      pngChunk('sRGB', Buffer.alloc(1)),
      pngChunk('tRNS', Buffer.alloc(2)),
    ];
    expect(cleaned(png(...colours))).toEqual(png(...colours));
  });

  test('a colour chunk that says more than colours goes', () => {
    expect(cleaned(png(pngChunk('gAMA', secret), pngChunk('sRGB', secret)))).toEqual(png());
  });

  test('what follows the end goes', () => {
    expect(cleaned(joined(png(), secret))).toEqual(png());
  });

  const broken = png();
  broken[20] = 9;
  test.each([
    ['with a wrong check sum', broken],
    ['without pixels', joined(PNG_SIGNATURE, pngHeader(1, 1), PNG_END)],
    ['of no width', joined(PNG_SIGNATURE, pngHeader(0, 1), png().subarray(33))],
    ['with two headers', png(pngHeader(1, 1))],
    [
      'that begins with something else',
      joined(PNG_SIGNATURE, pngChunk('gAMA', Buffer.alloc(4)), png().subarray(8)),
    ],
    ['with an unknown critical chunk', png(pngChunk('ABCD', secret))],
    ['with words in its end', joined(png().subarray(0, -12), pngChunk('IEND', secret))],
    ['of a hundred thousand chunks', png(...Array(100_000).fill(pngChunk('IDAT', Buffer.alloc(0))))],
  ])('one %s is damaged', (_, file) => {
    expect(fault(file)).toBe('damaged');
  });
});

describe('WebP', () => {
  const HIDDEN_CHUNKS = ['EXIF', 'XMP ', 'ICCP', 'ANIM', 'HIDE'].map((type) => webpChunk(type, secret));

  test('EXIF, XMP, profile and unknown chunks go, and with them what promised them', () => {
    expect(cleaned(webp(WEBP_EXTENDED, WEBP_PIXEL, ...HIDDEN_CHUNKS))).toEqual(webp(WEBP_PIXEL));
  });

  test('transparency stays', () => {
    const plain = Buffer.from(WEBP_EXTENDED);
    plain[8] = 0x10;
    expect(cleaned(webp(WEBP_EXTENDED, ...HIDDEN_CHUNKS, WEBP_ALPHA, WEBP_LOSSY))).toEqual(
      webp(plain, WEBP_ALPHA, WEBP_LOSSY),
    );
  });

  test('what follows the end goes', () => {
    expect(cleaned(joined(webp(WEBP_LOSSY), secret))).toEqual(webp(WEBP_LOSSY));
  });

  test.each([
    ['without a picture', webp(...HIDDEN_CHUNKS)],
    ['with two pictures', webp(WEBP_PIXEL, WEBP_LOSSY)],
    ['with a picture that is none', webp(webpChunk('VP8 ', secret))],
    ['with a chunk beyond the end', joined(webp(WEBP_PIXEL).subarray(0, -4))],
    [
      'of a hundred thousand chunks',
      webp(...Array(100_000).fill(webpChunk('HIDE', Buffer.alloc(0))), WEBP_PIXEL),
    ],
  ])('one %s is damaged', (_, file) => {
    expect(fault(file)).toBe('damaged');
  });
});

describe('any file', () => {
  const WHOLE: readonly [string, Buffer][] = [
    ['JPEG', jpeg(exif(6), ...HIDDEN)],
    ['PNG', png(pngChunk('tEXt', secret), pngChunk('gAMA', Buffer.alloc(4)))],
    ['WebP', webp(WEBP_EXTENDED, WEBP_ALPHA, WEBP_LOSSY, webpChunk('EXIF', secret))],
  ];

  test('is empty, too large, too wide or no photo', () => {
    expect(fault(Buffer.alloc(0))).toBe('empty');
    expect(fault(joined(jpeg(), Buffer.alloc(MOST_BYTES)))).toBe('tooLarge');
    expect(fault(joined(SOI, TABLES, frame(10_000, 10_000), SCAN, EOI))).toBe('tooManyPixels');
    expect(fault(Buffer.from('GIF89a'))).toBe('notPhoto');
    expect(fault(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('notPhoto');
    expect(fault(Buffer.from('%PDF-1.7'))).toBe('notPhoto');
  });

  test('as large as is allowed is taken', () => {
    const file = joined(jpeg(), Buffer.alloc(MOST_BYTES - jpeg().length));
    expect(cleaned(file)).toEqual(jpeg());
  });

  test.each(WHOLE)('cut off anywhere, a %s is refused', (_, file) => {
    for (let length = 0; length < file.length; length++)
      expect(fault(file.subarray(0, length))).not.toBe('none');
  });

  test.each(WHOLE)('cleaned again, a %s stays as it is', (_, file) => {
    expect(cleaned(cleaned(file))).toEqual(cleaned(file));
  });

  test.each(WHOLE)(
    'with bytes changed anywhere, a %s is refused or passes nothing on that was hidden',
    (_, file) => {
      const change = fc.record({ at: fc.nat(file.length - 1), byte: fc.nat(255) });
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
          const changed = Buffer.from(file);
          for (const { at, byte } of changes) changed[at] = byte;
          const photo = cleanPhoto(changed);
          if (!photo.ok) return;
          expect(cleaned(photo.bytes)).toEqual(photo.bytes);
          expect(photo.bytes.length).toBeLessThanOrEqual(changed.length + 36);
        }),
        { numRuns: 2000, seed: 4 },
      );
    },
  );

  test('of random bytes behind any signature is answered, whatever it is', () => {
    const signature = fc.constantFrom(
      SOI,
      joined(SOI, JFIF),
      PNG_SIGNATURE,
      webp().subarray(0, 12),
      Buffer.alloc(0),
    );
    const marker = fc.constantFrom(0xff, 0xd9, 0xda, 0xc0, 0xc4, 0xdb, 0xe1, 0);
    const bytes = fc.array(fc.oneof(fc.nat(255), marker), { maxLength: 300 });
    fc.assert(
      fc.property(signature, bytes, (start, rest) => {
        const photo = cleanPhoto(joined(start, Buffer.from(rest)));
        if (photo.ok) expect(cleaned(photo.bytes)).toEqual(photo.bytes);
      }),
      { numRuns: 3000, seed: 4 },
    );
  });

  test('of five megabytes of markers takes no longer than reading it', () => {
    const markers = joined(SOI, TABLES, frame(1, 1), SCAN, Buffer.alloc(MOST_BYTES - 400, 0xff));
    const start = performance.now();
    expect(fault(markers)).toBe('damaged');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
