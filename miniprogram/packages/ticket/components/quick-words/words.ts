const BETWEEN = '；';
const ENDS = /[；。，、！？,.;!?\s]$/;

/** The text with these words at its end, once; unchanged where they would no longer fit. */
export function withWords(text: string, words: string, max: number): string {
  if (text.includes(words)) return text;
  const between = text === '' || ENDS.test(text) ? '' : BETWEEN;
  const next = `${text}${between}${words}`;
  return next.length > max ? text : next;
}
