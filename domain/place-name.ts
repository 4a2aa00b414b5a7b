/** The building and the place in it, as people say it. */
import type { Place } from './ticket';

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

/** `3栋 201`, `图书馆 4层东区`. */
export const placeName = (area: Pick<Place, 'path'>): string => withFloors(area.path).slice(-2).join(' ');
