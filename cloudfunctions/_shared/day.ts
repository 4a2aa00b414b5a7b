/** A day at UTC+8, as forms and lists name it. */
import * as z from 'zod/mini';

export const DAY_MS = 24 * 60 * 60 * 1000;

const WORDS = '日期请写成 2026-11-21';

/** `2026-11-21` → its first instant. */
export const day = z.pipe(
  z.string(WORDS).check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, WORDS),
    z.refine((value) => !Number.isNaN(Date.parse(`${value}T00:00:00+08:00`)), WORDS),
  ),
  z.transform((value) => new Date(`${value}T00:00:00+08:00`)),
);

/** The first instant after the day that begins with this one. */
export const dayAfter = (first: Date): Date => new Date(first.getTime() + DAY_MS);
