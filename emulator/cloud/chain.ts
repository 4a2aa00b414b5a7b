/** Milliseconds since the epoch with their fractions, never going back, the same in every thread. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** A stretch of time by `preciseNow`; `end` is missing while it lasts. */
export interface Span {
  readonly start: number;
  readonly end?: number;
}

/** The length of the longest chain of spans in which each started after the one before had ended. */
export function chainLength(spans: readonly Span[]): number {
  const inOrder = [...spans].sort((a, b) => a.start - b.start);
  const lengths: number[] = [];
  inOrder.forEach((span, position) => {
    let longestBefore = 0;
    for (let earlier = 0; earlier < position; earlier++) {
      const end = inOrder[earlier]?.end;
      if (end !== undefined && end <= span.start)
        longestBefore = Math.max(longestBefore, lengths[earlier] ?? 0);
    }
    lengths.push(longestBefore + 1);
  });
  return Math.max(0, ...lengths);
}
