/** Comments as people read them. */
import { absoluteTime, type CommentView, type Instant, remarkWords, roleLabel } from '@xiuda/domain';
import type { Wire } from '../../../services/wire';

export interface Bubble {
  readonly id: string;
  /** `陈志强`, `我`. */
  readonly who: string;
  /** `维修工 · 今天 10:32`. */
  readonly about: string;
  readonly text: string;
  readonly photos: readonly { readonly path: string }[];
  readonly isMine: boolean;
  /** 内部备注. */
  readonly isInternal: boolean;
  /** What the content check has to say of it; empty: nothing. */
  readonly remark: string;
}

export function bubbleOf(comment: Wire<CommentView>, now: Instant): Bubble {
  const { _id: id, by, at, text, photos, isMine, isInternal = false } = comment;
  return {
    ...{ id, text, isMine, isInternal, who: isMine ? '我' : by.name },
    about: `${roleLabel(by.role)} · ${absoluteTime(at, now)}`,
    photos: photos.map((path) => ({ path })),
    remark: remarkWords(comment),
  };
}
