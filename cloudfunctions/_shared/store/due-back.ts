/** Paused tickets that were to go on by now, the first that was due first. */
import type { SummarySource, Ticket } from '@xiuda/domain';
import { command, type Data, database } from '../sdk';
import { countUpTo } from './count';
import type { Position } from './newest-first';

const isDue = (scope: Data, now: number): Data => ({
  ...scope,
  status: 'paused',
  'pause.expectedAt': command.lte(new Date(now)),
});

const beyond = ({ since, id }: Position): unknown =>
  command.or({ 'pause.expectedAt': command.gt(since) }, { 'pause.expectedAt': since, _id: command.gt(id) });

/** Up to `limit` tickets and one more, which tells whether another page follows. */
export async function readDueBack<Row extends SummarySource>(
  scope: Data,
  now: number,
  fields: Readonly<Record<string, boolean>>,
  limit: number,
  after?: Position,
): Promise<Row[]> {
  const due = isDue(scope, now);
  const { data } = await database
    .collection('tickets')
    .where(after ? command.and(due, beyond(after)) : due)
    .orderBy('pause.expectedAt', 'asc')
    .orderBy('_id', 'asc')
    .limit(limit + 1)
    .field(fields)
    .get();
  return data as Row[];
}

export const duePosition = ({ _id, pause }: Pick<Ticket, '_id' | 'pause'>): Position => ({
  since: new Date(pause?.expectedAt ?? 0),
  id: _id,
});

/** At most `most`. */
export const countDueBack = (scope: Data, now: number, most: number): Promise<number> =>
  countUpTo('tickets', isDue(scope, now), most);
