import { parse, SETTINGS_PARTS, type Settings } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { readParts } from '../store/settings';

const INPUT = z.strictObject({});

/** Everything that the institution has set, defaults where it has not. */
export const get: AdminOperation<{ readonly settings: Settings }> = async (event) => {
  parse(INPUT, event);
  return { settings: await readParts(SETTINGS_PARTS) };
};
