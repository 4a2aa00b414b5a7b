import type { Place, StaffRef } from '@xiuda/domain';

const FLOOR = /层$/;
const ROOM_NUMBER = /^[A-Za-z]?\d+/;

/** A room number tells its floor; any other name needs it before it. */
function withFloors(path: readonly string[]): string[] {
  const numbered = ROOM_NUMBER.test(path[path.length - 1] ?? '');
  const names: string[] = [];
  let floor = '';
  path.forEach((name, index) => {
    const isLast = index === path.length - 1;
    if (FLOOR.test(name) && !isLast) {
      floor = numbered ? '' : name;
      return;
    }
    names.push(floor + name);
    floor = '';
  });
  return names;
}

/** `3栋 201`, `图书馆 4层东区`: the building and the place in it, as people say it. */
export const placeName = (area: Pick<Place, 'path'>): string => withFloors(area.path).slice(-2).join(' ');

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
