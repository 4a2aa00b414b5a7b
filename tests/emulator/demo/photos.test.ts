import { readFileSync } from 'node:fs';
import { PHOTO_NAMES, photoFile } from '../../../emulator/demo/photos';

/** Width and height from the frame header (SOF0 or SOF2) of a JPEG file. */
function sizeOf(jpeg: Buffer): { width: number; height: number } {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg.readUInt16BE(at);
    if (marker === 0xffc0 || marker === 0xffc2) {
      return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) };
    }
  }
  throw new Error('no frame header');
}

test.each(PHOTO_NAMES.map((name) => [name]))('%s is a JPEG of 1200 pixels and less than 90 KB', (name) => {
  const file = readFileSync(photoFile(name));
  const { width, height } = sizeOf(file);
  expect(Math.max(width, height)).toBe(1200);
  expect(file.length).toBeLessThan(90_000);
});
