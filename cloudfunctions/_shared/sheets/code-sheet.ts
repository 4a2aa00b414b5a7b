/** Codes on sheets of A4 that are printed and cut: pdfkit, with the part of the font that is needed inside. */
import type PDFDocument from 'pdfkit';
import { CODES_A_SHEET, inParts } from '@xiuda/domain';
import { type Box, fitText } from './fit-text';

export interface SheetCode {
  readonly name: string;
  readonly above: string;
  /** PNG or JPEG. */
  readonly picture: Buffer;
}

export interface SheetText {
  readonly title: string;
  /** Whose repair service, and its telephone; empty where nothing is set. */
  readonly institution: string;
  readonly phone: string;
}

const MM = 72 / 25.4;
const [PAGE_WIDTH, PAGE_HEIGHT] = [210 * MM, 297 * MM];
const [COLUMNS, ROWS] = [3, 4];
const MARGIN = 7 * MM;
const [CELL_WIDTH, CELL_HEIGHT] = [(PAGE_WIDTH - 2 * MARGIN) / COLUMNS, (PAGE_HEIGHT - 2 * MARGIN) / ROWS];
/** Side of a code: 45 mm are read from an arm's length. */
const CODE = 45 * MM;
const INSET = 2 * MM;
/** Of a line, times its size. */
const LEADING = 1.25;
const FOOT_HEIGHT = 21;
/** Thickness of the line around bold letters, times their size. */
const BOLD = 0.02;

const [INK, GREY, LINE] = ['#000000', '#444444', '#999999'];
const width = CELL_WIDTH - 4 * INSET;
const oneLine = (...sizes: number[]) => sizes.map((size) => ({ lines: 1, size }));
const twoLines = (...sizes: number[]) => sizes.map((size) => ({ lines: 2, size }));
/** Each setting leaves room for the line below it: a cell is as high as its code and 40 points more. */
const NAME: Box = {
  width,
  settings: [...oneLine(17, 15, 13.5), ...twoLines(12, 11, 10, 9), { lines: 2, size: 8 }],
};
const ABOVE: Box = { width, settings: [...oneLine(7.5, 7, 6.5), { lines: 1, size: 6 }] };
const CALL: Box = { width, settings: [{ lines: 1, size: 9 }] };
const WHOSE: Box = { width, settings: [...oneLine(8, 7.5, 7, 6.5), { lines: 1, size: 6 }] };

type Document = InstanceType<typeof PDFDocument>;

interface Line {
  readonly box: Box;
  readonly text: string;
  readonly color: string;
  /** Drawn a little thicker: the font has one weight. */
  readonly isBold?: boolean;
}

/** Writes lines in the middle of a cell. @returns where the next one begins */
function write(doc: Document, { box, text, color, isBold = false }: Line, x: number, y: number): number {
  const measure = (words: string, size: number) => doc.fontSize(size).widthOfString(words);
  const { size, lines } = fitText(text, box, measure);
  doc
    .fontSize(size)
    .fillColor(color)
    .strokeColor(color)
    .lineWidth(size * BOLD);
  lines.forEach((line, at) => {
    const left = x + (CELL_WIDTH - doc.widthOfString(line)) / 2;
    doc.text(line, left, y + at * size * LEADING, { lineBreak: false, fill: true, stroke: isBold });
  });
  return y + lines.length * size * LEADING;
}

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(' · ');

function drawCell(doc: Document, code: SheetCode, text: SheetText, x: number, y: number): void {
  const below = write(doc, { box: NAME, text: code.name, color: INK, isBold: true }, x, y + INSET);
  if (code.above) write(doc, { box: ABOVE, text: code.above, color: GREY }, x, below);
  const foot = y + CELL_HEIGHT - INSET - FOOT_HEIGHT;
  doc.image(code.picture, x + (CELL_WIDTH - CODE) / 2, foot - CODE, { width: CODE, height: CODE });
  write(doc, { box: CALL, text: '微信扫码报修', color: INK }, x, foot);
  const whose = joined(text.institution, text.phone && `服务电话 ${text.phone}`);
  if (whose) write(doc, { box: WHOSE, text: whose, color: GREY }, x, foot + 11);
}

/** Dashed lines to cut along. */
function drawCuts(doc: Document): void {
  doc.lineWidth(0.4).strokeColor(LINE).dash(3, { space: 3 });
  for (let column = 0; column <= COLUMNS; column += 1) {
    const x = MARGIN + column * CELL_WIDTH;
    doc
      .moveTo(x, MARGIN / 2)
      .lineTo(x, PAGE_HEIGHT - MARGIN / 2)
      .stroke();
  }
  for (let row = 0; row <= ROWS; row += 1) {
    const y = MARGIN + row * CELL_HEIGHT;
    doc
      .moveTo(MARGIN / 2, y)
      .lineTo(PAGE_WIDTH - MARGIN / 2, y)
      .stroke();
  }
  doc.undash();
}

function drawSheet(doc: Document, codes: readonly SheetCode[], text: SheetText): void {
  doc.addPage({ size: 'A4', margin: 0 });
  drawCuts(doc);
  codes.forEach((code, at) => {
    const [row, column] = [Math.floor(at / COLUMNS), at % COLUMNS];
    drawCell(doc, code, text, MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT);
  });
}

/** @param font OpenType; the glyphs that are used are put into the file */
export async function codeSheets(
  codes: readonly SheetCode[],
  text: SheetText,
  font: Buffer,
): Promise<Buffer> {
  // Loaded where sheets are drawn, and nowhere else: it is ten times the rest of the function.
  const { default: Pdf } = await import('pdfkit');
  // Without `font: ''` pdfkit looks for its own Helvetica, which is not deployed.
  const doc = new Pdf({ autoFirstPage: false, font: '', info: { Title: text.title } });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => doc.on('end', resolve).on('error', reject));
  doc.font(font);
  for (const sheet of inParts(codes, CODES_A_SHEET)) drawSheet(doc, sheet, text);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
