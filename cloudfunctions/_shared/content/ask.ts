/** What steps ask `content-check`. */
import { parse, text, type Verdicts } from '@xiuda/domain';
import * as z from 'zod/mini';
import { askAboutPhotos } from './ask-about-photos';
import { checkTexts } from './check-texts';

const openid = text('用户', 1, 128);

/** More than any field of a step holds, and less than WeChat takes (2500). */
const LONGEST = 2000;

const TEXTS = z.strictObject({
  kind: z.literal('text'),
  openid,
  texts: z.record(text('字段', 1, 32), text('文字', 1, LONGEST)),
});
const PHOTOS = z.strictObject({
  kind: z.literal('photos'),
  openid,
  ticketId: text('工单', 1, 128),
  photos: z.array(text('照片', 1, 512)).check(z.minLength(1), z.maxLength(6)),
});
const INPUT = z.discriminatedUnion('kind', [TEXTS, PHOTOS]);

/** @throws AppError INVALID_INPUT */
export async function askContentCheck(event: unknown): Promise<{ verdicts: Verdicts } | { asked: number }> {
  const input = parse(INPUT, event);
  return input.kind === 'text'
    ? { verdicts: await checkTexts(input.texts, input.openid) }
    : { asked: await askAboutPhotos(input) };
}
