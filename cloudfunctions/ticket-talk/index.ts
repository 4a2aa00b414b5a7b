import { resource } from '../_shared/resource';
import { comment } from '../_shared/talk/comment';
import { comments } from '../_shared/talk/comments';
import { follow } from '../_shared/talk/follow';
import { replyRating } from '../_shared/talk/reply-rating';
import { urge } from '../_shared/talk/urge';

export const main = resource({ comment, comments, follow, replyRating, urge });
