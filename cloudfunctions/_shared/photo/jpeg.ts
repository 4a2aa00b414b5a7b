/** JPEG (ITU T.81, annex B): frame, tables and scans are kept; every APPn and comment goes, and so does what follows the end. */
import { adobeTransform, ADOBE, adobeSegment, JFIF, jfifSegment } from './jpeg-color';
import { isWhole } from './jpeg-tables';
import { orientationOf, orientationSegment } from './orientation';
import type { Cleaned } from './photo';

const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);

/** Baseline, extended and progressive: what phones and browsers decode. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const SCAN = 0xda;
const END = 0xd9;
/** Far more than any camera writes; each one costs memory. */
const MOST_SEGMENTS = 1000;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP14 = 0xee;
const COMMENT = 0xfe;

export const isJpeg = (bytes: Buffer): boolean =>
  bytes.length > 2 && bytes[2] === 0xff && bytes.indexOf(SOI) === 0;

interface Segment {
  readonly marker: number;
  /** Where its marker stands. */
  readonly start: number;
  readonly end: number;
}

/** The segment at this place; of the end of the image only the marker. */
function segmentAt(bytes: Buffer, at: number): Segment | undefined {
  let start = at;
  // A marker may be preceded by any number of fill bytes.
  while (bytes[start] === 0xff && bytes[start + 1] === 0xff) start++;
  const marker = bytes[start + 1];
  if (bytes[start] !== 0xff || marker === undefined) return undefined;
  if (marker === END) return { marker, start, end: start + 2 };
  if (start + 4 > bytes.length) return undefined;
  const end = start + 2 + bytes.readUInt16BE(start + 2);
  return end >= start + 4 && end <= bytes.length ? { marker, start, end } : undefined;
}

/** Where the marker after the coded data of a scan stands; stuffed zeros and restart markers belong to the data. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0) {
    const next = bytes[at + 1] ?? END;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return bytes.length;
}

interface Image {
  readonly kept: Buffer[];
  frame: { readonly width: number; readonly height: number } | undefined;
  orientation: number;
  hasJfif: boolean;
  transform: number | undefined;
  scans: number;
}

/** Takes from a segment that is not copied what a viewer needs to know. */
function note(image: Image, marker: number, payload: Buffer): void {
  if (marker === APP0 && payload.indexOf(JFIF) === 0) image.hasJfif = true;
  if (marker === APP1 && image.orientation === 1) image.orientation = orientationOf(payload);
  if (marker === APP14 && payload.indexOf(ADOBE) === 0) image.transform = adobeTransform(payload);
}

const isDropped = (marker: number): boolean => (marker >= APP0 && marker <= 0xef) || marker === COMMENT;

/** @returns where the next segment starts; nothing where this one is not to be had in a JPEG that can be shown */
function take(image: Image, bytes: Buffer, { marker, start, end }: Segment): number | undefined {
  const payload = bytes.subarray(start + 4, end);
  if (isDropped(marker)) {
    note(image, marker, payload);
    return end;
  }
  if (!isWhole(marker, payload) || image.kept.length === MOST_SEGMENTS) return undefined;
  if (FRAMES.has(marker)) {
    if (image.frame) return undefined;
    image.frame = { width: payload.readUInt16BE(3), height: payload.readUInt16BE(1) };
  }
  if (marker === SCAN && !image.frame) return undefined;
  if (marker === SCAN) image.scans += 1;
  const next = marker === SCAN ? endOfScan(bytes, end) : end;
  image.kept.push(bytes.subarray(start, next));
  return next;
}

function assembled({ kept, frame, orientation, hasJfif, transform, scans }: Image): Cleaned | undefined {
  if (!frame || !scans) return undefined;
  const head = [
    SOI,
    ...(hasJfif ? [jfifSegment()] : []),
    ...(orientation > 1 ? [orientationSegment(orientation)] : []),
    ...(transform === undefined ? [] : [adobeSegment(transform)]),
  ];
  return { ...frame, bytes: Buffer.concat([...head, ...kept, EOI]) };
}

export function cleanJpeg(bytes: Buffer): Cleaned | undefined {
  const image: Image = {
    ...{ kept: [], frame: undefined, orientation: 1, hasJfif: false, transform: undefined, scans: 0 },
  };
  let at: number | undefined = SOI.length;
  while (at !== undefined) {
    const segment = segmentAt(bytes, at);
    if (!segment) return undefined;
    if (segment.marker === END) return assembled(image);
    at = take(image, bytes, segment);
  }
  return undefined;
}
