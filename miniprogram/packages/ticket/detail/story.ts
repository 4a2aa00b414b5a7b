/** The timeline of a ticket as sentences. */
import {
  absoluteTime,
  actionRow,
  actionStory,
  type Instant,
  ROLES,
  type TicketView,
  type UsedMaterial,
} from '@xiuda/domain';
import type { Wire } from '../../../services/wire';

type Entry = Wire<TicketView>['timeline'][number];

export interface TimelineItem {
  readonly key: string;
  /** `刘敏 审核通过，转给 王建国`. */
  readonly what: string;
  /** `预审员 · 今天 10:34`. */
  readonly when: string;
  /** Reasons, remarks, materials: each in a box of its own. */
  readonly notes: readonly string[];
  readonly photos: readonly { readonly path: string }[];
}

export const materialWords = ({ name, quantity, unit }: UsedMaterial): string =>
  `${name} × ${quantity} ${unit}`;

function notesOf({ input }: Entry): string[] {
  const { reason, note, comment, score, materials = [] } = input;
  return [
    ...(score === undefined ? [] : [`${'★'.repeat(score)}${'☆'.repeat(5 - score)} ${score} 星`]),
    ...materials.map(materialWords),
    ...[reason, note, comment].filter((words): words is string => words !== undefined),
  ];
}

function item(entry: Entry, now: Instant): TimelineItem {
  const { action, by, at, input } = entry;
  const { assigns } = actionRow(action);
  const assignee = assigns && input[assigns]?.name;
  return {
    key: `${at}${action}`,
    what: [by.name, actionStory(action, by.role), assignee].filter(Boolean).join(' '),
    when: `${ROLES[by.role].label} · ${absoluteTime(at, now)}`,
    notes: notesOf(entry),
    photos: (input.photos ?? []).map((path) => ({ path })),
  };
}

/** Newest first, as it travels. */
export const storyOf = (ticket: Wire<TicketView>, now: Instant): TimelineItem[] =>
  ticket.timeline.map((entry) => item(entry, now));
