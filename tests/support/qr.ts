/** Codes as the emulator draws them, read back module by module. */
import QRCode from 'qrcode';
import type { PdfPicture } from './pdf';

/** Margin, in modules. */
const QUIET = 2;

/** Is each module of the picture that of the code which says this text? */
export function says(text: string, { columns, pixels }: PdfPicture): boolean {
  const { size, data: modules } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const scale = columns / (size + 2 * QUIET);
  const at = (module: number) => Math.floor((module + QUIET + 0.5) * scale);
  return modules.every((dark, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    return (pixels[3 * (at(row) * columns + at(column))] ?? 0) < 128 === Boolean(dark);
  });
}
