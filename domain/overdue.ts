/** Who is reminded of a ticket that takes too long, and when: once each while its stage lasts. Source: issue "Clocks". */
import { CLOCK_LABELS, type Clocked, lateBy, lateWords, type Paces } from './clocks';
import { HOUR_MS } from './calendar';
import type { Notice } from './notices';
import { statusRow } from './statuses';
import type { NoticeAddressee } from './telling';
import type { Ticket } from './ticket';

interface ReminderRow {
  /** How often the limit has been used up by then. */
  readonly times: number;
  readonly tells: NoticeAddressee;
}

/** In order; a ticket's level is how many of them it has behind it. */
export const OVERDUE_REMINDERS: readonly ReminderRow[] = [
  { times: 1, tells: 'owner' },
  { times: 1.5, tells: 'reviewers' },
  { times: 2.5, tells: 'admins' },
];

/** Beside the state of a ticket; gone when its stage changes. */
export interface Reminded {
  /** How many of the reminders have been given. */
  readonly level: number;
  /** Of which run of its stage. */
  readonly stageSince: Date;
}

type Remindable = Clocked & Pick<Ticket, '_id' | 'stageSince' | 'reminded'>;

/** How many reminders are due by now. */
export const dueLevel = (ticket: Clocked, now: number, paces: Paces): number =>
  OVERDUE_REMINDERS.filter(({ times }) => lateBy(ticket, now, paces, times) !== undefined).length;

function overdueWords(ticket: Clocked, now: number, paces: Paces): string {
  const { clock } = statusRow(ticket.status);
  const by = lateBy(ticket, now, paces) ?? 0;
  const stage = clock ? CLOCK_LABELS[clock] : '';
  return by < HOUR_MS ? `${stage}到了时限，请尽快办理` : `${stage}${lateWords(by)}，请尽快办理`;
}

export interface OverdueReminder {
  readonly notice: Notice;
  readonly tells: readonly NoticeAddressee[];
  readonly mark: Reminded;
}

/** The next reminder of a ticket: one for all who are to be told by now and have not been; `undefined` where nobody is. */
export function overdueReminder(ticket: Remindable, now: number, paces: Paces): OverdueReminder | undefined {
  const [given, level] = [ticket.reminded?.level ?? 0, dueLevel(ticket, now, paces)];
  if (level <= given) return undefined;
  const { _id, stageSince } = ticket;
  const id = `late ${_id} ${new Date(stageSince).getTime()} ${level}`;
  return {
    notice: { kind: 'late', id, words: overdueWords(ticket, now, paces) },
    tells: OVERDUE_REMINDERS.slice(given, level).map(({ tells }) => tells),
    mark: { level, stageSince },
  };
}
