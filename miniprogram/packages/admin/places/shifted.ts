import type { PlaceLine } from './load';

/** One place further up (-1) or down (1); at the end it stays. */
export function shifted(lines: readonly PlaceLine[], id: string, by: 1 | -1): readonly PlaceLine[] {
  const at = lines.findIndex((one) => one.id === id);
  const other = lines[at + by];
  const own = lines[at];
  if (!own || !other) return lines;
  return lines.map((line) => (line === own ? other : line === other ? own : line));
}
