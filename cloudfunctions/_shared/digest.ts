/** Fingerprints: of a parsed input, to tell a repeat from another wish, and of a submission, to make it happen once. */
import { createHash } from 'node:crypto';
import type { AnyInput } from '@xiuda/domain';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a person asked for, less the requestId. Parsing fixes the order of keys, so equal wishes are equal text. */
export function wishDigest({ requestId: _, ...wish }: { readonly requestId: string }): string {
  return sha256(JSON.stringify(wish)).slice(0, 32);
}

/** The same of a step, less its whole envelope. */
export function inputDigest({ ticketId: _, version: __, ...wish }: AnyInput): string {
  return wishDigest(wish);
}

/** The same of what is no step: what it says, not where. */
export const talkDigest = ({
  ticketId: _,
  ...wish
}: {
  readonly ticketId: string;
  readonly requestId: string;
}): string => wishDigest(wish);

/** One person follows a ticket once. */
export const followId = (ticketId: string, openid: string): string =>
  sha256(`${ticketId}\n${openid}`).slice(0, 32);

/** Id of the ticket that this submission makes, however often it is sent. */
export const submissionId = (openid: string, requestId: string): string =>
  sha256(`${openid}\n${requestId}`).slice(0, 32);

/** Id of the message that tells this person of this step: told twice, it is there once. */
export const messageId = (ticketId: string, version: number, openid: string): string =>
  sha256(`${ticketId}\n${version}\n${openid}`).slice(0, 32);

/** Id of the message that tells this person of this notice. */
export const noticeMessageId = (noticeId: string, openid: string): string =>
  sha256(`notice\n${noticeId}\n${openid}`).slice(0, 32);

/** Id of the rule for this place and item: there is one at most. */
export const routeId = (areaId: string | undefined, itemId: string | undefined): string =>
  sha256(`${areaId ?? ''}\n${itemId ?? ''}`).slice(0, 32);
