import { parse, type SetupCounts } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { countSetup } from '../store/setup';

const INPUT = z.strictObject({});

/** How far the institution is with setting everything up. */
export const progress: AdminOperation<SetupCounts> = async (event) => {
  parse(INPUT, event);
  return countSetup();
};
