/** A spreadsheet or a CSV file as rows of trimmed text; the first row is number 1, as the spreadsheet counts. */
import { AppError } from '@xiuda/domain';
import { unzippedSize } from './zip';

/** What a file of 5 MB holds at most when it is unpacked: more is no roster. */
const MOST_UNPACKED = 60 * 1024 * 1024;

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const refused = (sentence: string) => new AppError('INVALID_INPUT', { file: sentence });
const UNREADABLE = '文件打不开，请用模板另存为 .xlsx 或 .csv 再导入';

/** A number of more than 15 digits has lost some: what it says is not what was typed. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return '#数字太长，请设成文本';
  return String(value).trim();
}

async function fromSpreadsheet(bytes: Buffer): Promise<string[][]> {
  if (unzippedSize(bytes) > MOST_UNPACKED) throw refused('文件展开后太大，请只留下名册那一张表');
  const { readSheet } = await import('read-excel-file/node');
  try {
    return (await readSheet(bytes)).map((row) => row.map(cellText));
  } catch (error) {
    console.warn('import', error);
    throw refused(UNREADABLE);
  }
}

/** UTF-8 where it is UTF-8; otherwise what Excel writes on a Chinese Windows. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function fromCsv(bytes: Buffer): Promise<string[][]> {
  const words = decoded(bytes);
  if (words.includes('\0')) throw refused(UNREADABLE);
  const { default: Papa } = await import('papaparse');
  return Papa.parse<string[]>(words).data.map((row) => row.map(cellText));
}

const beginsWith = (bytes: Buffer, magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic);

/** @throws AppError INVALID_INPUT `file` */
export async function readTable(bytes: Buffer): Promise<string[][]> {
  if (beginsWith(bytes, OLD_EXCEL)) throw refused('这是旧版 Excel 文件，请另存为 .xlsx 再导入');
  return beginsWith(bytes, ZIP) ? fromSpreadsheet(bytes) : fromCsv(bytes);
}
