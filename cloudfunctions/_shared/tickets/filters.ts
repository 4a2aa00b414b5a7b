/** Filters that admins narrow tickets down by, as input. */
import { ALL_STATUSES, text } from '@xiuda/domain';
import * as z from 'zod/mini';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_WORDS = '日期请写成 2026-11-21';

/** A day at UTC+8, as its first instant. */
const day = z.pipe(
  z.string(DAY_WORDS).check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, DAY_WORDS),
    z.refine((value) => !Number.isNaN(Date.parse(`${value}T00:00:00+08:00`)), DAY_WORDS),
  ),
  z.transform((value) => new Date(`${value}T00:00:00+08:00`)),
);

/** The first instant after this day. */
export const dayAfter = (first: Date): Date => new Date(first.getTime() + DAY_MS);

export const FILTERS = {
  status: z.optional(z.enum(ALL_STATUSES, '没有这种状态')),
  areaId: z.optional(text('区域', 1, 128)),
  itemId: z.optional(text('项目', 1, 128)),
  workerId: z.optional(text('维修工', 1, 40)),
  from: z.optional(day),
  to: z.optional(day),
};

export const FILTER_NAMES = Object.keys(FILTERS) as (keyof typeof FILTERS)[];
