/** Counting no further than somebody reads: a badge says 99+, and a full count would look at every document that there is. */
import { command, type Data, database } from '../sdk';

/** How many documents match, at most `most`; so many are looked at, however many there are. */
export async function countUpTo(collection: string, condition: Data, most: number): Promise<number> {
  const { list } = await database
    .collection(collection)
    .aggregate()
    .match(condition)
    .limit(most)
    .group({ _id: null, total: command.aggregate.sum(1) })
    .end();
  return (list as { total: number }[])[0]?.total ?? 0;
}
