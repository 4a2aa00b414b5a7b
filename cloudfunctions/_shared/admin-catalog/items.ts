import { type ItemLine, itemLines, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { allItems } from '../store/items';

const INPUT = z.strictObject({});

/** All of them, those switched off too, each after the group that it belongs to. */
export const items: AdminOperation<{ items: ItemLine[] }> = async (event) => {
  parse(INPUT, event);
  return { items: itemLines(await allItems()) };
};
