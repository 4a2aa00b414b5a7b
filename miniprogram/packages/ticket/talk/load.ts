/** The conversation on a ticket, as its page shows it. */
import type { CommentView } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import { sendWish } from '../services/wishes';
import type { Wire } from '../../../services/wire';
import { type Bubble, bubbleOf } from './bubbles';

interface Page {
  /** Newest first. */
  readonly comments: readonly Wire<CommentView>[];
  readonly nextCursor: string | null;
  readonly internal: boolean;
  readonly maySpeak: boolean;
}

/**
 * @param cursor where the page before ended; empty for the newest
 * @returns bubbles oldest first, as one reads
 * @throws CloudError
 */
export async function loadBubbles(ticketId: string, cursor = '') {
  const page = await call<Page>('ticket-talk', { op: 'comments', ticketId, ...(cursor && { cursor }) });
  const bubbles = page.comments.map((one) => bubbleOf(one, Date.now())).reverse();
  return {
    bubbles,
    cursor: page.nextCursor ?? '',
    mayNote: page.internal,
    maySpeak: page.maySpeak,
  };
}

export interface Said {
  readonly text: string;
  readonly photos: readonly string[];
  readonly isInternal: boolean;
}

/** @throws CloudError */
export async function send(ticketId: string, { text, photos, isInternal }: Said): Promise<Bubble> {
  const { comment } = await sendWish<{ comment: Wire<CommentView> }>('ticket-talk', {
    ...{ op: 'comment', ticketId, text: text.trim() },
    ...(photos.length && { photos }),
    ...(isInternal && { internal: true }),
  });
  return bubbleOf(comment, Date.now());
}
