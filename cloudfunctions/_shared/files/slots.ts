import { parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { issueSlots } from '../store/files';

const COUNT_WORDS = '一次 1 到 6 张照片';

const INPUT = z.strictObject({
  count: z.int(COUNT_WORDS).check(z.minimum(1, COUNT_WORDS), z.maximum(6, COUNT_WORDS)),
});

/** Random storage paths that this person may upload to. */
export const slots: Operation<{ paths: string[] }> = async (input, openid) => {
  const { count } = parse(INPUT, input);
  return { paths: await issueSlots(openid, count) };
};
