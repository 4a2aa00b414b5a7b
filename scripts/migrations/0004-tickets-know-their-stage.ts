/**
 * What tickets keep since they are ranked, have clocks and are offered by 工种 (ADR 30, 32, 34): when their stage began, their rank,
 * who accepted the result, 工种 and danger of their item. The timeline tells the first ones, the catalog the last.
 */
import type { ItemNode } from '@xiuda/domain';
import type { Database } from '../cloud/data';
import type { Migration } from './migration';
import { forEach } from './paging';
import { missingOf, type OldTicket, READ } from './old-tickets';

async function itemsOf(db: Database): Promise<readonly ItemNode[]> {
  const { data } = await db.collection('catalog').where({ _id: 'items' }).limit(1).get();
  return (data[0] as { nodes?: readonly ItemNode[] } | undefined)?.nodes ?? [];
}

const reread = async (db: Database, { _id }: OldTicket): Promise<OldTicket | undefined> => {
  const { data } = await db
    .collection('tickets')
    .where({ _id })
    .field(Object.fromEntries(READ.map((field) => [field, true])))
    .limit(1)
    .get();
  return data[0] as OldTicket | undefined;
};

/** Writes what is missing, unless somebody has taken a step or urged meanwhile; then it looks again. @returns whether it wrote */
async function complete(db: Database, ticket: OldTicket, items: readonly ItemNode[]): Promise<boolean> {
  for (let now: OldTicket | undefined = ticket; now; now = await reread(db, now)) {
    const missing = missingOf(db.command, now, items);
    if (!missing) return false;
    const { updated } = await db.collection('tickets').where(missing.asRead).update(missing.data);
    if (updated === 1) return true;
  }
  return false;
}

export const ticketsKnowTheirStage: Migration = {
  number: 4,
  title: '以前的工单：补上所在环节的起始时间、优先级、验收、工种和危险类别',
  async run(db, report) {
    const items = await itemsOf(db);
    let written = 0;
    await forEach<OldTicket>(db, 'tickets', { fields: READ, onPage: report }, async (ticket) => {
      if (await complete(db, ticket, items)) written += 1;
    });
    return written;
  },
};
