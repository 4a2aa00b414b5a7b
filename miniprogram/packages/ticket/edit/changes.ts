/** What of a report was changed. */
import type { WireTicket } from '../../../services/wire';
import type { Report, ReportField } from '../create/report';
import type { DraftPhoto } from '../services/photo-draft';

/** As the form shows it. */
export const reportOf = (ticket: WireTicket): Report => ({
  areaId: ticket.area.id,
  address: ticket.address,
  itemId: ticket.item.id,
  description: ticket.description,
  contactName: ticket.contactName,
  contactPhone: ticket.contactPhone,
  requestId: '',
});

/** Each in its place. */
export const photosOf = ({ photos }: Pick<WireTicket, 'photos'>): DraftPhoto[] =>
  photos.map((path, place) => ({ path, place }));

const FIELDS: readonly ReportField[] = [
  ...(['areaId', 'address', 'itemId', 'description', 'contactName', 'contactPhone'] as const),
];

/** The catalogue may have lost what was chosen: then it stays as it was reported. */
const isLost = (field: ReportField, value: string): boolean =>
  value === '' && (field === 'areaId' || field === 'itemId');

function photoChanges(had: number, photos: readonly DraftPhoto[], sent: readonly string[]) {
  const keptPhotos = photos.flatMap(({ place }) => place ?? []);
  if (keptPhotos.length === had && !sent.length) return {};
  return { keptPhotos, ...(sent.length && { photos: sent }) };
}

/**
 * As `ticket-edit` takes it; empty where all is as it was.
 * @param before what the form started from
 * @param sent file ids of the photos that are new
 */
export function changesOf(
  before: { readonly report: Report; readonly photos: number },
  report: Report,
  photos: readonly DraftPhoto[],
  sent: readonly string[],
): Record<string, unknown> {
  const changed = FIELDS.filter(
    (field) => report[field].trim() !== before.report[field] && !isLost(field, report[field]),
  );
  return {
    ...Object.fromEntries(changed.map((field) => [field, report[field]])),
    ...photoChanges(before.photos, photos, sent),
  };
}
