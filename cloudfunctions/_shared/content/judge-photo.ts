/** WeChat tells what became of a photo. Source: the event `wxa_media_check`, version 2. */
import { AppError, parse, text, VERDICTS } from '@xiuda/domain';
import * as z from 'zod/mini';
import { findPhotoCheck, type PhotoCheck, settlePhotoCheck } from '../store/photo-checks';
import { quarantine } from './quarantine';

const TOLD = z.object({
  Event: z.literal('wxa_media_check'),
  trace_id: text('检查', 1, 128),
  /** Absent where WeChat could not look at the picture. */
  result: z.optional(
    z.object({ suggest: z.enum(VERDICTS), label: z.optional(z.union([z.int(), text('标签', 1, 32)])) }),
  ),
});

/** WeChat may tell before it is written down what was asked; looked up again after so many ms. */
const SECOND_LOOKS = [200, 800];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function askedFor(traceId: string): Promise<PhotoCheck | undefined> {
  for (const ms of SECOND_LOOKS) {
    const found = await findPhotoCheck(traceId);
    if (found) return found;
    await pause(ms);
  }
  return findPhotoCheck(traceId);
}

/**
 * A risky photo goes out of everybody's sight; told again, it changes nothing more.
 * @returns the word that WeChat takes for an answer
 * @throws AppError NOT_FOUND where nobody asked: the event comes from outside and is believed only for what it answers
 */
export async function judgePhoto(event: unknown): Promise<'success'> {
  const { trace_id: traceId, result } = parse(TOLD, event);
  const check = await askedFor(traceId);
  if (!check) throw new AppError('NOT_FOUND');
  if (!result) {
    console.error(`photo ${check.fileId} of ticket ${check.ticketId} was not checked`, event);
    return 'success';
  }
  const { suggest, label } = result;
  if (suggest === 'risky') await quarantine(check.fileId);
  await settlePhotoCheck(traceId, { suggest, ...(label !== undefined && { label }) });
  return 'success';
}
