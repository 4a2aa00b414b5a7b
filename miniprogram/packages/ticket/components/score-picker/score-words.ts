const WORDS = ['很不满意', '不满意', '一般', '满意', '非常满意'];

export const SCORES: readonly number[] = WORDS.map((_, index) => index + 1);

/** `满意` for 4 stars; empty for no score. */
export const scoreWord = (score: number): string => WORDS[score - 1] ?? '';
