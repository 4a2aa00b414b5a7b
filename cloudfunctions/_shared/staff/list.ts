import {
  AppError,
  itemWay,
  maySearchStaff,
  parse,
  type PlaceDoc,
  rulePairs,
  STAFF_ROLES,
  type StaffOption,
  staffOptions,
  text,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import { loadHouse } from '../house';
import type { Operation } from '../resource';
import { allItems } from '../store/items';
import { staffOfRole } from '../store/people';
import { placeById } from '../store/places';
import { routesFor } from '../store/routes';
import { openTicketsOf } from '../store/ticket-lists';

const INPUT = z.strictObject({
  role: z.enum([...STAFF_ROLES], '没有这种角色'),
  /** Place and item of the ticket at hand: who fits is suggested. */
  areaId: z.optional(text('区域', 1, 128)),
  itemId: z.optional(text('项目', 1, 128)),
});

const wayTo = (place: PlaceDoc | undefined) => ({ ids: place?.ids ?? [], names: place?.path ?? [] });

/**
 * People of a role who can be given a ticket: active and bound, with what they have in hand. Those who are suggested for this place
 * and item come first and say why; the others follow, least first. Two round trips in sequence.
 */
export const list: Operation<{ staff: StaffOption[] }> = async (input, openid) => {
  const { role, areaId, itemId } = parse(INPUT, input);
  const [actor, house, staff, place, nodes] = await Promise.all([
    loadActor(openid),
    loadHouse(),
    staffOfRole(role),
    areaId === undefined ? undefined : placeById(areaId),
    itemId === undefined ? [] : allItems(),
  ]);
  if (!maySearchStaff(actor, role, house.rules)) throw new AppError('FORBIDDEN');
  const [area, item] = [wayTo(place), itemWay(nodes, itemId)];
  const numbers = staff.map((row) => row._id);
  const [rules, open] = await Promise.all([routesFor(rulePairs(area, item)), openTicketsOf(role, numbers)]);
  return { staff: staffOptions({ role, area, item, rules, staff, open }) };
};
