/** Completed tickets whose result nobody has accepted. */
import { actionRow } from '@xiuda/domain';
import { command, database } from '../sdk';

/** Ids of those that came to their status by then, the longest first. */
export async function unacceptedTickets(by: Date, limit: number): Promise<string[]> {
  const { data } = await database
    .collection('tickets')
    .where({
      status: command.in(actionRow('accept-result').from),
      'acceptance.by': command.in([null]),
      since: command.lte(by),
    })
    .orderBy('since', 'asc')
    .orderBy('_id', 'asc')
    .limit(limit)
    .field({ _id: true })
    .get();
  return (data as { _id: string }[]).map(({ _id }) => _id);
}
