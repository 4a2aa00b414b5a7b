/** Numbers to call in a sentence. */

const RUN = /\d[\d-]*\d/g;

/** Mobile, landline, 400 and 800, and the short ones: 119, 12345, 95598. */
const CALLABLE = [
  /^1[3-9]\d{9}$/,
  /^0\d{2,3}-?[2-9]\d{6,7}$/,
  /^[2-9]\d{6,7}$/,
  /^[48]00-?\d{3}-?\d{4}$/,
  /^1(1[0-9]|2[0-9])$/,
  /^(12|95|96)\d{3,4}$/,
];

/** In the order of the sentence, each once, as it is written there. */
export function numbersIn(words: string): string[] {
  const runs = words.match(RUN) ?? [];
  return [...new Set(runs.filter((run) => CALLABLE.some((kind) => kind.test(run))))];
}
