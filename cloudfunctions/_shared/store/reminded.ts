/** Reminders of what takes too long. The mark and the messages are one write: of two runs at once one gives them. */
import type { NoticeEntry, Reminded, Ticket } from '@xiuda/domain';
import { command, database } from '../sdk';

/** Of tickets that have had so many reminders. */
export const remindedTo = (level: number) => ({ 'reminded.level': level === 0 ? command.in([null]) : level });

/** @returns false where the ticket has changed, or somebody else gave them; nothing was written then */
export async function writeReminder(
  { _id, version, reminded }: Pick<Ticket, '_id' | 'version' | 'reminded'>,
  mark: Reminded,
  messages: readonly NoticeEntry[],
  at: Date,
): Promise<boolean> {
  const told = messages.length && { outbox: command.push(messages), outboxDueAt: command.set(at) };
  const { stats } = await database
    .collection('tickets')
    .where({ _id, version, ...remindedTo(reminded?.level ?? 0) })
    .update({ data: { reminded: command.set(mark), ...told } });
  return stats.updated === 1;
}
