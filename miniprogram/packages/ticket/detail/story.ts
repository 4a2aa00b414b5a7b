/** The timeline of a ticket as sentences. */
import {
  absoluteTime,
  ALL_ASPECTS,
  ASPECTS,
  type Instant,
  pauseWords,
  remarkWords,
  roleLabel,
  sentenceOf,
  type TicketView,
  type UsedMaterial,
} from '@xiuda/domain';
import type { Wire } from '../../../services/wire';

export type Entry = Wire<TicketView>['timeline'][number];

export interface TimelineItem {
  readonly key: string;
  /** `刘敏 审核通过，转给 王建国`. */
  readonly what: string;
  /** `今天 10:34`. */
  readonly when: string;
  /** In which role it was done. */
  readonly role: string;
  /** Reasons, remarks, materials: each in a box of its own. */
  readonly notes: readonly string[];
  /** What the content check has to say of these words; empty: nothing. */
  readonly remark: string;
  readonly photos: readonly { readonly path: string }[];
}

/** `陶瓷阀芯 35mm × 1 个`. */
const materialWords = ({ name, quantity, unit }: UsedMaterial): string => `${name} × ${quantity} ${unit}`;

/** `4 星，速度 5 星，态度 4 星`. */
function starWords({ score, ...input }: Entry['input']): string {
  if (score === undefined) return '';
  const aspects = ALL_ASPECTS.flatMap((aspect) =>
    input[aspect] ? `${ASPECTS[aspect]} ${input[aspect]} 星` : [],
  );
  return [`${score} 星`, ...aspects].join('，');
}

/** Why it waited, as it was said then. */
const pausedWords = ({ at, input: { reasonCode, expectedAt } }: Entry): string =>
  reasonCode ? pauseWords({ reasonCode, ...(expectedAt !== undefined && { expectedAt }) }, at) : '';

function notesOf(entry: Entry): string[] {
  const { reason, note, advice, tags = [], comment, materials = [] } = entry.input;
  return [
    ...[materials.map(materialWords).join('、'), pausedWords(entry), reason, note],
    ...[advice && `处理建议：${advice}`, starWords(entry.input), tags.join('、'), comment],
  ].filter((words): words is string => words !== undefined && words !== '');
}

const item = (entry: Entry, now: Instant, isToldAbove: boolean, remark: string): TimelineItem => ({
  key: `${entry.at}${entry.action}`,
  what: sentenceOf(entry),
  when: absoluteTime(entry.at, now),
  role: roleLabel(entry.by.role),
  notes: isToldAbove ? [] : notesOf(entry),
  remark,
  photos: isToldAbove ? [] : (entry.input.photos ?? []).map((path) => ({ path })),
});

/**
 * Newest first, as it travels.
 * @param toldAbove whose words and photos stand on the page already, in a card of their own
 * @param remarkedAbove whose remark stands beside what it is about
 */
export const storyOf = (
  ticket: Wire<TicketView>,
  now: Instant,
  toldAbove: (entry: Entry) => boolean = () => false,
  remarkedAbove?: Entry,
): TimelineItem[] =>
  ticket.timeline.map((entry) =>
    item(entry, now, toldAbove(entry), entry === remarkedAbove ? '' : remarkWords(entry)),
  );
