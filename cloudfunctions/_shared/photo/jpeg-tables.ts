/** The lengths of a JPEG's frame, table and scan segments: exactly what they hold, so that nothing hides behind it. */

type Check = (payload: Buffer) => boolean;

/** Frame: precision, height, width, and three bytes for each of its components. */
const frame: Check = (payload) => payload.length >= 6 && payload.length === 6 + 3 * (payload[5] ?? 0);

const scan: Check = (payload) => payload.length >= 4 && payload.length === 4 + 2 * (payload[0] ?? 0);

/** @param lengthAt bytes that the table at this place takes, its head included */
const tables =
  (lengthAt: (payload: Buffer, at: number) => number): Check =>
  (payload) => {
    let at = 0;
    while (at < payload.length) at += lengthAt(payload, at);
    return at === payload.length;
  };

/** Each of the 64 values takes one byte, or two. */
const quantization = tables((payload, at) => ((payload[at] ?? 0) < 16 ? 65 : 129));

/** How many codes there are of each of 16 lengths, and then a byte for each code. */
const huffman = tables((payload, at) =>
  payload.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 17),
);

const restart: Check = (payload) => payload.length === 2;

/** Marker → check of what follows its length. */
const TABLES: ReadonlyMap<number, Check> = new Map([
  [0xc0, frame],
  [0xc1, frame],
  [0xc2, frame],
  [0xc4, huffman],
  [0xda, scan],
  [0xdb, quantization],
  [0xdd, restart],
]);

/** False for every other marker, too. */
export const isWhole = (marker: number, payload: Buffer): boolean => TABLES.get(marker)?.(payload) ?? false;
