/**
 * Tickets kept the uploads themselves before they kept copies of their own. Uploads go after a day, with the record of their slot:
 * a slot whose photo a ticket still needs is taken out of these records, so that nothing ever clears it away.
 */
import { photosOf, type Ticket } from '@xiuda/domain';
import type { Migration } from './migration';
import { forEach } from './paging';

/** `cloud://env.bucket/photos/…` → `photos/…`, which is the id of the slot. */
const slotOf = (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, '');

type Pictured = Pick<Ticket, '_id' | 'photos' | 'timeline'>;

export const photosOfTicketsStay: Migration = {
  number: 3,
  title: '以前工单的照片：不再当作临时上传清理',
  async run(db, report) {
    let freed = 0;
    await forEach<Pictured>(
      db,
      'tickets',
      { fields: ['photos', 'timeline'], onPage: report },
      async (ticket) => {
        const slots = photosOf(ticket).map(slotOf);
        if (!slots.length) return;
        // Slots of today say whether they were used; a ticket has a copy of what came from them.
        const condition = { _id: db.command.in(slots), isUsed: db.command.exists(false) };
        const { deleted } = await db.collection('files').where(condition).remove();
        freed += Number(deleted ?? 0);
      },
    );
    return freed;
  },
};
