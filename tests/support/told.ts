/** Who is told of each step, by the told column of the hand-written contract. */
import { rebuild, type StaffRow, type Ticket, type TicketState } from '@xiuda/domain';
import { type Owner, STATUS_LINES, type Told, TRANSITIONS } from './contract';

interface Moment {
  readonly before: TicketState | undefined;
  readonly after: TicketState;
  readonly roster: readonly StaffRow[];
}

const bound = (roster: readonly StaffRow[], fits: (row: StaffRow) => boolean): string[] =>
  roster.filter(fits).flatMap(({ active, openid }) => (active && openid !== undefined ? [openid] : []));

const holder = (ticket: TicketState | undefined, who: 'reviewer' | 'worker', roster: readonly StaffRow[]) =>
  bound(roster, ({ _id }) => _id === ticket?.[who]?.staffNo);

const OWNERS: Record<Owner, Told | undefined> = {
  preReviewers: 'all preReviewers',
  reviewer: 'old reviewer',
  worker: 'old worker',
  reporter: 'reporter',
  nobody: undefined,
};

function peopleOf(word: Told, moment: Moment): string[] {
  const { before, after, roster } = moment;
  const people: Record<Told, () => string[]> = {
    'all preReviewers': () => bound(roster, ({ roles }) => roles.includes('preReviewer')),
    'all workers': () => bound(roster, ({ roles }) => roles.includes('worker')),
    reporter: () => [after.reporter.openid],
    reviewer: () => holder(after, 'reviewer', roster),
    worker: () => holder(after, 'worker', roster),
    'old reviewer': () => holder(before, 'reviewer', roster),
    'old worker': () => holder(before, 'worker', roster),
    'current owner': () => {
      const owner = before && OWNERS[STATUS_LINES[before.status].owner];
      return owner ? peopleOf(owner, moment) : [];
    },
  };
  return people[word]();
}

/** A message, as far as it says who is told of which step. */
export const messageKey = (ticketId: string, action: string | undefined, at: Date, openid: string): string =>
  `${ticketId} ${action ?? 'notice'} ${at.toISOString()} ${openid}`;

/** One key for everybody who is to be told of a step of this ticket after version `from`; nobody is told of their own. */
export function messagesDue({ _id, timeline }: Ticket, roster: readonly StaffRow[], from = 0): string[] {
  return timeline.flatMap((entry, at) => {
    if (at < from) return [];
    const before = at === 0 ? undefined : rebuild(_id, timeline.slice(0, at));
    const moment = { before, after: rebuild(_id, timeline.slice(0, at + 1)), roster };
    const { told: words, alarms } = TRANSITIONS[entry.action];
    const isAlarm = alarms && moment.after.danger && !before?.danger;
    const onDuty = isAlarm ? bound(roster, () => true) : [];
    const told = new Set([...onDuty, ...words.flatMap((word) => peopleOf(word, moment))]);
    told.delete(entry.by.openid);
    return [...told].map((openid) => messageKey(_id, entry.action, entry.at, openid));
  });
}
