/** A file of JSON lines that only grows: what stands in it outlives the process, however it ends. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

export interface Lines<Line> {
  /** Oldest first. */
  readonly all: readonly Line[];
  append(...lines: readonly Line[]): void;
}

/** A last line that a crash cut short is none, and goes. */
export function openLines<Line>(file: string): Lines<Line> {
  const text = readIfThere(file);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) writeFileSync(file, whole);
  const all = whole
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
  return {
    all,
    append(...lines) {
      appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      all.push(...lines);
    },
  };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
