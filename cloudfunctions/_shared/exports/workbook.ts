/** Rows as a workbook (.xlsx). Written as a stream: memory does not grow with the number of rows. */
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Cell } from './column';
import type { ExportSource } from './source';

class Collected extends Writable {
  readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    done();
  }
}

/** As text, so that whoever edits a cell that begins with = does not make it a formula. */
const TEXT = { numFmt: '@' };

/**
 * @param sheet name of the sheet
 * @param parts rows in their order, a part at a time
 */
export async function workbookOf(
  sheet: string,
  columns: ExportSource['columns'],
  parts: AsyncIterable<readonly (readonly Cell[])[]>,
): Promise<Buffer> {
  // Loaded where a workbook is made, and nowhere else: it doubles the start of the function.
  const { default: excel } = await import('exceljs');
  const out = new Collected();
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const page = book.addWorksheet(sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = columns.map(({ heading, width }) => ({ header: heading, width }));
  page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const [headings] = [page.getRow(1)];
  headings.font = { bold: true };
  headings.commit();
  for await (const rows of parts) {
    for (const cells of rows) {
      const row = page.addRow(cells);
      row.eachCell((cell) => {
        if (typeof cell.value === 'string') cell.style = TEXT;
      });
      row.commit();
    }
  }
  page.commit();
  const ended = finished(out);
  await book.commit();
  out.end();
  await ended;
  return Buffer.concat(out.chunks);
}
