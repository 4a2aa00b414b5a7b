import { type CheckPlan, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import { collections, INTERNAL_FUNCTIONS } from '../../../cloudbase';
import type { AdminOperation } from '../admin-resource';
import { issueSlots } from '../store/files';
import { SAMPLE_PATH, writeSample } from './sample-picture';
import { PARTS } from './parts';

const INPUT = z.strictObject({});

/** What there is to check, and what the phone has to try by itself. */
export const plan: AdminOperation<CheckPlan> = async (event, { openid }) => {
  parse(INPUT, event);
  const [[slot = '']] = await Promise.all([issueSlots(openid, 1), writeSample()]);
  return {
    parts: Object.entries(PARTS).map(([id, { name }]) => ({ id, name })),
    client: {
      functions: INTERNAL_FUNCTIONS,
      collections: collections.map(({ name }) => name),
      slot,
      file: SAMPLE_PATH,
    },
  };
};
