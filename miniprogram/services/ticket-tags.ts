/** Words of one or two, on the ground of their tone: what is out of the ordinary about a ticket. */
import type { Fit, Tone } from '@xiuda/domain';
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
export const affectedTag = ({ affected = 0 }: Pick<WireSummary, 'affected'>): Tag[] =>
  affected ? [{ words: `${affected} 人也遇到`, tone: 'waiting' }] : [];
