/**
 * What people do on a ticket beside its transitions: 留言, 催促, 我也遇到, 回复评价. None of it checks or bumps the ticket's version.
 * Source: the ticket contract, "Not transitions".
 */
import * as z from 'zod/mini';
import { ACTOR_RULES, type ActorRule, type ActorRuleId, type TicketPeople } from './actors';
import type { CommentView } from './comments';
import { AppError } from './errors';
import { photos, requestId, text } from './inputs';
import type { Actor, Role } from './roles';
import { ALL_STATUSES, type Status, statusesOf, statusRow } from './statuses';
import type { StepActor, Ticket } from './ticket';
import type { UrgeView } from './urging';

interface TalkRow {
  /** The words on the button. */
  readonly label: string;
  /** Rules in order; the first that holds names the role in which somebody speaks. */
  readonly by: readonly ActorRuleId[];
  readonly from: readonly Status[];
}

const OPEN = statusesOf('open');

export const TALK = {
  comment: {
    label: '留言',
    by: ['itsReporter', 'assignedReviewer', 'assignedWorker', 'anyPreReviewer', 'admin'],
    from: ALL_STATUSES,
  },
  urge: { label: '催促', by: ['itsReporter'], from: OPEN },
  follow: { label: '我也遇到', by: ['anybody'], from: OPEN },
  replyRating: { label: '回复评价', by: ['assignedReviewer', 'admin'], from: ['rated'] },
} as const satisfies Record<string, TalkRow>;

export type TalkOp = keyof typeof TALK;

const rowOf = (op: TalkOp): TalkRow => TALK[op];

/** On an existing ticket; strings are trimmed. */
const wish = { ticketId: text('工单', 1, 128), requestId };

export const MOST_COMMENT_PHOTOS = 3;

export const TALK_INPUTS = {
  comment: z.strictObject({
    ...wish,
    text: text('留言', 1, 500),
    photos: z.optional(photos(0, MOST_COMMENT_PHOTOS)),
    /** 内部备注: the reporter never receives it. */
    internal: z.optional(z.literal(true, '只能是 true')),
  }),
  urge: z.strictObject(wish),
  follow: z.strictObject(wish),
  replyRating: z.strictObject({ ...wish, text: text('回复', 1, 500) }),
} satisfies Record<TalkOp, z.ZodMiniType>;

export type TalkInput<Op extends TalkOp> = z.output<(typeof TALK_INPUTS)[Op]>;

/** The role in which this person may do it on this ticket, whatever its status; `undefined` where none. */
export function talkingRole(op: TalkOp, ticket: TicketPeople, actor: Actor): Role | undefined {
  const role = rowOf(op)
    .by.map((id): ActorRule => ACTOR_RULES[id])
    .find((rule) => rule.allows(actor, ticket))?.role;
  return role === 'system' ? undefined : role;
}

export const talksFrom = (op: TalkOp, status: Status): boolean => rowOf(op).from.includes(status);

/**
 * Permission, then status: the middle of the order of checks.
 * @returns the role in which the person acts
 * @throws AppError FORBIDDEN, WRONG_STATUS
 */
export function checkTalk(
  op: TalkOp,
  ticket: TicketPeople & { readonly status: Status },
  actor: Actor,
): Role {
  const role = talkingRole(op, ticket, actor);
  if (!role) throw new AppError('FORBIDDEN');
  if (!talksFrom(op, ticket.status)) {
    const { label } = statusRow(ticket.status);
    throw new AppError(
      'WRONG_STATUS',
      { status: ticket.status },
      `工单现在是“${label}”，不能${rowOf(op).label}，请看最新进度`,
    );
  }
  return role;
}

/** Who speaks, as it is kept: a reporter under the name of the report. */
export function speakerOf(role: Role, ticket: Pick<Ticket, 'reporter'>, actor: Actor): StepActor {
  const { openid, staffNo, name = '' } = actor;
  const isReporter = role === 'reporter';
  return {
    ...{ role, openid, name: isReporter ? ticket.reporter.name : name },
    ...(staffNo !== undefined && { staffNo }),
  };
}

const isReporter = (ticket: TicketPeople, actor: Actor): boolean => ticket.reporter.openid === actor.openid;

const STAFF_SIDE: readonly ActorRuleId[] = ['assignedReviewer', 'assignedWorker', 'anyPreReviewer', 'admin'];

/** May this person read and write 内部备注 here? Never on one's own report, whatever else one is. */
export const readsInternal = (ticket: TicketPeople, actor: Actor): boolean =>
  !isReporter(ticket, actor) && STAFF_SIDE.some((id) => (ACTOR_RULES[id] as ActorRule).allows(actor, ticket));

/** May this person read the conversation? Whoever is or was on the ticket; not who only looks at it in the pool. */
export const readsTalk = (ticket: TicketPeople, actor: Actor): boolean =>
  isReporter(ticket, actor) ||
  readsInternal(ticket, actor) ||
  (['reviewer', 'worker'] as const).some((role) => ticket.past.includes(`${role}:${actor.staffNo}`));

/** What stands beside a ticket when it is opened, for who looks. */
export interface TalkView {
  /** The last ones, newest first. */
  readonly comments: readonly CommentView[];
  /** There are more. */
  readonly hasMore: boolean;
  /** Comments that this person had not read before. */
  readonly unread: number;
  readonly ops: readonly TalkOp[];
  /** 内部备注 are for this person too. */
  readonly internal: boolean;
  /** For the reporter. */
  readonly urge?: UrgeView;
}
