/** 派单规则: who gets a ticket of this place and item. */
import * as z from 'zod/mini';
import { requestId } from './inputs';

/** `routes`; at least one of place and item, and at least one of the people. */
export interface RouteRow {
  readonly _id: string;
  /** With all that lies below it; absent: everywhere. */
  readonly areaId?: string;
  /** With all that belongs to it; absent: everything. */
  readonly itemId?: string;
  readonly reviewerId?: string;
  readonly workerId?: string;
}

/** All of them fit on one page that an admin reads. */
export const MOST_ROUTES = 300;

const STALE = '请刷新后再试';
const identifier = z.string(STALE).check(z.minLength(1, STALE), z.maxLength(128, STALE));

/** `id` of the rule that is changed; without one it is new. */
export const ROUTE_INPUT = z
  .strictObject({
    id: z.optional(identifier),
    areaId: z.optional(identifier),
    itemId: z.optional(identifier),
    reviewerId: z.optional(identifier),
    workerId: z.optional(identifier),
    requestId,
  })
  .check(
    z.refine(({ areaId, itemId }) => areaId !== undefined || itemId !== undefined, {
      path: ['areaId'],
      error: '请选择报修区域或报修项目，至少一项',
    }),
    z.refine(({ reviewerId, workerId }) => reviewerId !== undefined || workerId !== undefined, {
      path: ['reviewerId'],
      error: '请选择审核员或维修工，至少一位',
    }),
  );

export type RouteInput = z.output<typeof ROUTE_INPUT>;

/** 3栋 · 水电, of names; what is absent holds for all. */
export const routeTitle = (area: string | undefined, item: string | undefined): string =>
  [area, item].filter(Boolean).join(' · ');
