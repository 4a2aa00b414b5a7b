/** 留言: the conversation on a ticket, as it is stored and as people read it. */
import { type ContentRemarks, remarksOf } from './content';
import type { Actor, ActorRole } from './roles';
import type { StepActor } from './ticket';
import type { Links } from './visibility';

export interface Comment extends ContentRemarks {
  readonly _id: string;
  readonly ticketId: string;
  readonly at: Date;
  readonly by: StepActor;
  readonly text: string;
  /** Storage file ids. */
  readonly photos: readonly string[];
  /** 内部备注. */
  readonly isInternal: boolean;
  /** Fingerprint of the parsed input, to tell a repeat from another wish under the same requestId. */
  readonly inputDigest: string;
}

/** As it travels: photos as links, no openid. */
export interface CommentView extends ContentRemarks {
  readonly _id: string;
  readonly at: Date;
  readonly by: { readonly role: ActorRole; readonly name: string };
  /** Did the person who looks write it? */
  readonly isMine: boolean;
  readonly text: string;
  readonly photos: readonly string[];
  readonly isInternal?: true;
}

/** @param withRemarks whether this person judges the words */
export function viewComment(comment: Comment, actor: Actor, links: Links, withRemarks: boolean): CommentView {
  const { _id, at, by, text, photos, isInternal } = comment;
  return {
    ...(withRemarks && remarksOf(comment)),
    ...{ _id, at, text },
    by: { role: by.role, name: by.name },
    isMine: by.openid === actor.openid,
    photos: photos.flatMap((photo) => links.get(photo) ?? []),
    ...(isInternal && { isInternal }),
  };
}
