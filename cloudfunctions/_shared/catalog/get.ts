import { type Catalog, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { CATALOG_PARTS, catalogSince } from '../store/catalog';

const STALE = '请刷新后再试';

const INPUT = z.strictObject({
  knownVersion: z.optional(z.string(STALE).check(z.maxLength(100, STALE))),
  /** All of them unless told otherwise. */
  parts: z.optional(
    z.array(z.enum(CATALOG_PARTS, '没有这一部分'), STALE).check(
      z.minLength(1, STALE),
      z.maxLength(CATALOG_PARTS.length, STALE),
      z.refine((parts) => new Set(parts).size === parts.length, STALE),
    ),
  ),
});

/** The catalog, or word that the client's copy is still right. A version belongs to the parts that were asked for. */
export const get: Operation<Partial<Catalog> | { unchanged: true }> = async (input) => {
  const { knownVersion, parts = CATALOG_PARTS } = parse(INPUT, input);
  return (await catalogSince(parts, knownVersion)) ?? { unchanged: true };
};
