/** Words of one or two, on the ground of their tone: what is out of the ordinary about a ticket. */
import type { Fit, Tone } from '@xiuda/domain';
import { alsoMetWords } from './affected';
import type { WireSummary } from './wire';

export interface Tag {
  readonly words: string;
  readonly tone: Tone | 'danger';
}

const FIT_WORDS: Record<Fit, string> = { area: '你的片区', trade: '你的工种' };

/** Why this ticket is for who looks before others. */
export const fitTags = ({ fits = [] }: Pick<WireSummary, 'fits'>): Tag[] =>
  fits.map((fit) => ({ words: FIT_WORDS[fit], tone: 'done' }));

/** `3 人也遇到`. */
export function affectedTag(ticket: Pick<WireSummary, 'affected'>): Tag[] {
  const words = alsoMetWords(ticket);
  return words ? [{ words, tone: 'waiting' }] : [];
}

/** From so many times on something is wrong with the repair itself. */
const OFTEN = 2;

/** `第 1 次返修`; `多次返修 · 第 2 次` asks somebody to look into it. Empty where it was not reopened. */
export function reopenTag({ reopenCount = 0 }: Pick<WireSummary, 'reopenCount'>): Tag[] {
  if (!reopenCount) return [];
  if (reopenCount < OFTEN) return [{ words: `第 ${reopenCount} 次返修`, tone: 'waiting' }];
  return [{ words: `多次返修 · 第 ${reopenCount} 次`, tone: 'danger' }];
}
