import { AppError, type Check, parse, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { PARTS } from './parts';

const INPUT = z.strictObject({
  part: text('检查', 1, 64),
  now: z.optional(z.int('时间不对')),
  version: z.optional(text('版本', 1, 32)),
});

/** One part of the plan. */
export const run: AdminOperation<{ readonly checks: Check[] }> = async (event, { openid }) => {
  const { part: id, now, version } = parse(INPUT, event);
  const part = Object.hasOwn(PARTS, id) ? PARTS[id] : undefined;
  if (!part) throw new AppError('INVALID_INPUT', { part: '没有这一项检查' });
  return { checks: await part.run({ openid, now, version }) };
};
