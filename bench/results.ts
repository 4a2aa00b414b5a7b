/** What the last whole run has measured: kept beside the budget, so that the page can be written anew without measuring. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonText } from './json-text';
import type { Options, Result, Section } from './section';

const FILE = path.resolve(__dirname, 'measured.json');

export interface Measured {
  readonly sizes: readonly number[];
  readonly results: readonly Result[];
}

export function readMeasured(): Measured {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Measured;
  } catch {
    return { sizes: [], results: [] };
  }
}

export const writeMeasured = (measured: Measured): void => writeFileSync(FILE, jsonText(measured));

export async function resultOf(section: Section, options: Options): Promise<Result> {
  const { id, title, intro } = section;
  const rows = await section.measure(options);
  const names = new Set(rows.map((row) => row.id));
  if (names.size < rows.length) throw new Error(`two rows of ${id} have the same name`);
  return { id, title, intro, columns: section.columns(options), rows };
}
