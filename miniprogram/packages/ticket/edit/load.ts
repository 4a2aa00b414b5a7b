import { type ActionId, wrongStatusMessage } from '@xiuda/domain';
import { call, CloudError } from '../../../services/cloud';
import type { WireTicket } from '../../../services/wire';
import { photosOf, reportOf } from './changes';
import { keptEdit, type Rewrite } from './kept-edit';

interface Answer {
  readonly ticket: WireTicket;
  readonly actions: readonly ActionId[];
}

const PHOTOS_AWAY = '照片暂时取不出来，请稍后再试';

/** What was written before goes on with the photos that there are now: links last for an hour. */
function goOn({ report, photos }: Rewrite, ticket: WireTicket): Pick<Rewrite, 'report' | 'photos'> {
  return {
    report,
    photos: photos.map((photo) =>
      photo.place === undefined ? photo : { ...photo, path: ticket.photos[photo.place] ?? '' },
    ),
  };
}

/**
 * A report to write anew, as it was left or as it stands.
 * @throws CloudError WRONG_STATUS where that is not possible any more, INTERNAL where the photos cannot be shown now
 */
export async function loadReport(ticketId: string) {
  const { ticket, actions } = await call<Answer>('tickets', { op: 'get', ticketId });
  if (!actions.includes('edit'))
    throw new CloudError('WRONG_STATUS', wrongStatusMessage('edit', ticket.status));
  if (ticket.lacksPhotos) throw new CloudError('INTERNAL', PHOTOS_AWAY);
  const name = `${ticketId}:${ticket.version}`;
  const kept = keptEdit(name);
  const fresh = { report: reportOf(ticket), photos: photosOf(ticket) };
  const start: Rewrite = { name, ...(kept ? goOn(kept, ticket) : fresh) };
  return {
    version: ticket.version,
    before: { report: fresh.report, photos: fresh.photos.length },
    start,
  };
}
