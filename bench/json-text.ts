/** JSON that is read in diffs: what holds nothing deeper stands on one line. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 1).replace(/\{[^{}[\]]*\}/g, (leaf) => leaf.replace(/\n\s*/g, ' '))}\n`;
