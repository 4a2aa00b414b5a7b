import type { Code } from './contract';

/** As many as a list on one screen can bear; typing brings the others. */
const LIMIT = 60;

/** What the cloud's codes of this mini program say: a page and its scene. */
const OWN = /^[\w/-]+\?scene=\S+$/;

/** Codes whose label has every word that was typed; the text of a code of our own is that code. */
export const matchingCodes = (codes: readonly Code[], typed: string): readonly Code[] => {
  const text = typed.trim();
  if (OWN.test(text)) return [{ label: text, path: text }];
  const words = text.split(/\s+/);
  return codes.filter(({ label }) => words.every((word) => label.includes(word))).slice(0, LIMIT);
};
