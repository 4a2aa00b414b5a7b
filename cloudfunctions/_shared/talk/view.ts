/** Comments as one person sees them. */
import {
  type Actor,
  type Comment,
  type CommentView,
  type Links,
  seesRemarks,
  type Ticket,
  viewComment,
} from '@xiuda/domain';
import { linksTo } from '../storage';

/** Every photo of these comments. */
export const photosOfComments = (comments: readonly Comment[]): string[] =>
  comments.flatMap(({ photos }) => photos);

export const commentViews = (
  comments: readonly Comment[],
  ticket: Ticket,
  actor: Actor,
  links: Links,
): CommentView[] => comments.map((one) => viewComment(one, actor, links, seesRemarks(ticket, actor)));

/** What only dresses an answer does not fail what is written already. */
export async function viewWritten(comment: Comment, ticket: Ticket, actor: Actor): Promise<CommentView> {
  const links = await linksTo(comment.photos).catch((error: unknown) => {
    console.error(error);
    return new Map<string, string>();
  });
  return viewComment(comment, actor, links, seesRemarks(ticket, actor));
}
