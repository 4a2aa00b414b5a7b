import type { Code } from './contract';

/** As many as a list on one screen can bear; typing brings the others. */
const LIMIT = 60;

/** Codes whose label has every word that was typed. */
export const matchingCodes = (codes: readonly Code[], typed: string): readonly Code[] => {
  const words = typed.trim().split(/\s+/);
  return codes.filter(({ label }) => words.every((word) => label.includes(word))).slice(0, LIMIT);
};
