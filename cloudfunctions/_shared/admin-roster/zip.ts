/** How large the files of a ZIP are when unpacked, by its own directory. Source: PKWARE APPNOTE, 4.3.12 and 4.3.16. */

const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;

const directoryOf = (bytes: Buffer): number => {
  const end = bytes.lastIndexOf(END);
  return end < 0 || end + 20 > bytes.length ? -1 : bytes.readUInt32LE(end + 16);
};

/** Bytes; Infinity where the directory cannot be read. */
export function unzippedSize(bytes: Buffer): number {
  let at = directoryOf(bytes);
  if (at < 0 || at + ENTRY_LENGTH > bytes.length) return Number.POSITIVE_INFINITY;
  let total = 0;
  while (at + ENTRY_LENGTH <= bytes.length && bytes.readUInt32LE(at) === ENTRY) {
    total += bytes.readUInt32LE(at + 24);
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    at += ENTRY_LENGTH + lengths.reduce((sum, length) => sum + length, 0);
  }
  return total;
}
