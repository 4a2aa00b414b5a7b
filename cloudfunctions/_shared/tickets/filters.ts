/** Filters that admins narrow tickets down by, as input. */
import { ALL_STATUSES, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import { day } from '../day';

export const FILTERS = {
  status: z.optional(z.enum(ALL_STATUSES, '没有这种状态')),
  areaId: z.optional(text('区域', 1, 128)),
  itemId: z.optional(text('项目', 1, 128)),
  workerId: z.optional(text('维修工', 1, 40)),
  from: z.optional(day),
  to: z.optional(day),
};

export const FILTER_NAMES = Object.keys(FILTERS) as (keyof typeof FILTERS)[];
