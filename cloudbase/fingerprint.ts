/** One word for all of these definitions: whether an environment was deployed from the same. */
import { createHash } from 'node:crypto';
import { collections, functionRules, functions, storageRule } from '.';
import { canonical } from './canonical';

/** sha256, hex. */
export const fingerprint: string = createHash('sha256')
  .update(canonical({ collections, functionRules, functions, storageRule }))
  .digest('hex');
