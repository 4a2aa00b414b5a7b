/** What two application segments of a JPEG tell about its colours, written anew so that nothing else in them passes. */

/** JFIF: the components are Y, Cb and Cr. */
export const JFIF = Buffer.from('JFIF\0', 'latin1');
export const ADOBE = Buffer.from('Adobe', 'latin1');

const TRANSFORM_AT = 11;

/** JFIF 1.01, square pixels, no thumbnail. */
export const jfifSegment = (): Buffer => Buffer.from([0xff, 0xe0, 0, 16, ...JFIF, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

/** 0: as they are; 1: YCbCr; 2: YCCK. Nothing where it is none of these. */
export function adobeTransform(payload: Buffer): number | undefined {
  const transform = payload[TRANSFORM_AT];
  return transform !== undefined && transform <= 2 ? transform : undefined;
}

export const adobeSegment = (transform: number): Buffer =>
  Buffer.from([0xff, 0xee, 0, 14, ...ADOBE, 0, 100, 0, 0, 0, 0, transform]);
