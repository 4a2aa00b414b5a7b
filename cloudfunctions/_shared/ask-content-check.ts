/** A step's side of the content check. Nothing in here keeps a step from being taken but words that are known to be risky. */
import {
  type AnyInput,
  type ContentRemarks,
  judgeTexts,
  type Result,
  type Texts,
  textsOf,
  type Verdicts,
} from '@xiuda/domain';
import { within } from './patience';
import { platform } from './sdk';
import type { StepSettings } from './step-settings';

/** Longest that a step waits to hear of its words, ms. */
const TEXT_PATIENCE = 1500;
/** Longest that a step which is written waits until its photos are on their way, ms. */
const PHOTO_PATIENCE = 500;

const NAME = 'content-check';

export interface ContentCheck {
  /**
   * To be judged last, before the step is written.
   * @throws AppError CONTENT_REJECTED
   */
  judge(): Promise<ContentRemarks>;
  /** Once the step is written: its photos are judged some time later. Never fails. */
  askForPhotos(ticketId: string, photos: readonly string[] | undefined): Promise<void>;
}

async function verdictsOn(texts: Texts, openid: string): Promise<Verdicts> {
  const { result } = await platform.callFunction({ name: NAME, data: { kind: 'text', openid, texts } });
  const answer = result as Result<{ verdicts: Verdicts }>;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data.verdicts;
}

/**
 * Begins with the words of this input as soon as the settings say that they are to be checked; costs nothing where the input
 * has neither words nor photos. Where nobody knows what is set nothing is asked, and the entry says so. Never fails.
 */
export async function startContentCheck(
  input: Pick<AnyInput, 'photos'> & Texts,
  openid: string,
  loading: Promise<StepSettings | undefined>,
): Promise<ContentCheck> {
  const texts = textsOf(input);
  const hasTexts = Object.keys(texts).length > 0;
  const settings = (await loading)?.content;
  const isAsked = hasTexts && settings?.checksText;
  const asked = isAsked ? within<Verdicts>(TEXT_PATIENCE, verdictsOn(texts, openid), {}, NAME) : undefined;
  return {
    async judge() {
      if (settings && !asked) return {};
      return judgeTexts(texts, (await asked) ?? {});
    },
    async askForPhotos(ticketId, photos) {
      if (!photos?.length || !settings?.checksPhotos) return;
      const data = { kind: 'photos', openid, ticketId, photos };
      await within<unknown>(PHOTO_PATIENCE, platform.callFunction({ name: NAME, data }), undefined, NAME);
    },
  };
}
