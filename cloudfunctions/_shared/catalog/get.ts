import { type Catalog, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { readCatalog } from '../store/catalog';

const INPUT = z.strictObject({ knownVersion: z.optional(z.string('请刷新后再试').check(z.maxLength(100))) });

/** The whole catalog, or word that the client's copy is still right. */
export const get: Operation<Catalog | { unchanged: true }> = async (input) => {
  const { knownVersion } = parse(INPUT, input);
  const catalog = await readCatalog();
  return catalog.version === knownVersion ? { unchanged: true } : catalog;
};
