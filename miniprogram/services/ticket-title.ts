import { type Place, placeName, type StaffRef } from '@xiuda/domain';

/** `水龙头 · 3栋 201`: what and where. */
export function ticketTitle(ticket: {
  readonly item: Pick<Place, 'path'>;
  readonly area: Pick<Place, 'path'>;
}): string {
  const { path } = ticket.item;
  return `${path[path.length - 1] ?? ''} · ${placeName(ticket.area)}`;
}

/** `桂林洋校区 · 水电`: the campus and the trade, which the title leaves out. */
export const ticketGround = (ticket: {
  readonly item: Pick<Place, 'path'>;
  readonly area: Pick<Place, 'path'>;
}): string => [ticket.area.path[0], ticket.item.path[0]].filter(Boolean).join(' · ');

/** Staff numbers of whoever has a ticket in hand. */
export const assigneesOf = ({
  reviewer,
  worker,
}: {
  readonly reviewer?: StaffRef;
  readonly worker?: StaffRef;
}): string[] => [reviewer, worker].flatMap((person) => person?.staffNo ?? []);
