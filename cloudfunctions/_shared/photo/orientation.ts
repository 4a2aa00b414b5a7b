/** The one thing in EXIF that a viewer needs: which way up. Exif 2.32, 4.6.4, tag 274. */

const HEADER = Buffer.from('Exif\0\0', 'latin1');
const TIFF = HEADER.length;
const TAG = 0x0112;
const SHORT = 3;
const ENTRY = 12;

/** @returns 1-8 as EXIF counts; 1, upright, where the segment does not say */
export function orientationOf(exif: Buffer): number {
  const tiff = exif.subarray(TIFF);
  if (!exif.subarray(0, TIFF).equals(HEADER) || tiff.length < 8) return 1;
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const short = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return 1;
  const end = Math.min(first + 2 + short(first) * ENTRY, tiff.length - ENTRY + 1);
  for (let at = first + 2; at < end; at += ENTRY) {
    if (short(at) !== TAG || short(at + 2) !== SHORT) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An EXIF segment of a JPEG that says nothing but this. */
export function orientationSegment(orientation: number): Buffer {
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(segment.length - 2, 2);
  HEADER.copy(segment, 4);
  const tiff = segment.subarray(4 + TIFF);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(TAG, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return segment;
}
