/** Chance that can be repeated: the same seed, the same values (mulberry32). */
export interface Random {
  /** An integer from `least` to `most`, both included. */
  between(least: number, most: number): number;
  oneOf<T>(values: readonly T[]): T;
}

export function seeded(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    oneOf<T>(values: readonly T[]): T {
      if (!values.length) throw new Error('nothing to choose from');
      return values[between(0, values.length - 1)] as T;
    },
  };
}
