/** Subscribe messages (微信提醒): by which template somebody is told, and what it says. Source: platform rules of subscribeMessage.send. */
import { type ActionId, actionRow } from './actions';
import type { InboxMessage } from './inbox';
import { fitted } from './message-fields';
import { placeName } from './place-name';
import type { Role } from './roles';
import type { Fact, TemplateKey, TemplateSetting } from './settings';
import { statusRow } from './statuses';
import type { TicketState } from './step';

interface TemplateRow {
  readonly label: string;
  /** Who is told by it. */
  readonly roles: readonly Role[];
}

export const TEMPLATES: Record<TemplateKey, TemplateRow> = {
  progress: { label: '进度通知', roles: ['reporter'] },
  task: { label: '新工单', roles: ['worker', 'reviewer', 'admin'] },
  review: { label: '待办审核', roles: ['preReviewer', 'reviewer'] },
};

/** Templates by which people of these roles are told; WeChat asks for three at a time at most, and there are three. */
export const templatesOf = (roles: readonly Role[]): TemplateKey[] =>
  (Object.keys(TEMPLATES) as TemplateKey[]).filter((key) =>
    TEMPLATES[key].roles.some((role) => roles.includes(role)),
  );

/** A ticket that comes into a reviewer's hands is a new one; what comes back to them is to be judged. */
export function templateFor(role: Role, action: ActionId): TemplateKey {
  const keys = templatesOf([role]);
  const key =
    keys.find(
      (one) =>
        one ===
        ((actionRow(action).assigns as readonly Role[] | undefined)?.includes(role) ? 'task' : 'review'),
    ) ?? keys[0];
  if (!key) throw new Error(`${role} is told by no template`);
  return key;
}

/** What is no step brings nobody a new ticket. */
export function templateForNotice(role: Role): TemplateKey | undefined {
  const keys = templatesOf([role]);
  return keys.find((key) => key === 'review') ?? keys[0];
}

/** Page behind a message, in the form that WeChat wants: no slash before it. */
export const DETAIL_PAGE = 'packages/ticket/detail/detail';
const MESSAGES_PAGE = 'packages/ticket/messages/messages';

/** Who did it to those who wait, who waits to those who do it. */
function personIn({ follows, toldAs, notice }: Omit<InboxMessage, '_id'>, ticket: TicketState): string {
  if (follows) return '';
  if (toldAs !== 'reporter') return ticket.contactName;
  return (notice ? notice.from : ticket.timeline.at(-1)?.by.name) ?? '';
}

/** What a message says of the ticket as the step left it. */
function factsOf(message: Omit<InboxMessage, '_id'>, ticket: TicketState): Record<Fact, string | Date> {
  const { label, brief = label } = statusRow(ticket.status);
  return {
    number: ticket.number,
    item: ticket.item.path.at(-1) ?? '',
    place: placeName(ticket.area),
    // Followers are told nobody's words.
    description: message.follows ? '' : ticket.description,
    status: brief,
    time: message.at,
    note: message.note ?? message.title,
    person: personIn(message, ticket),
    // For whoever has to act; nobody else needs to call.
    phone: message.isTurn ? ticket.contactPhone : '',
  };
}

export interface Reminder {
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
}

/** The subscribe message of an in-app message, every value fitted to its field. */
export function reminderOf(
  message: Omit<InboxMessage, '_id'>,
  ticket: TicketState,
  { id, fields }: TemplateSetting,
): Reminder {
  const facts = factsOf(message, ticket);
  return {
    templateId: id,
    page: message.follows ? MESSAGES_PAGE : `${DETAIL_PAGE}?id=${encodeURIComponent(ticket._id)}`,
    data: Object.fromEntries(
      Object.entries(fields).map(([keyword, fact]) => [keyword, { value: fitted(keyword, facts[fact]) }]),
    ),
  };
}

/** What became of a subscribe message. */
export type PushState = 'queued' | 'sent' | 'refused';

/** Why WeChat did not take it, by its errcode. */
interface Refusal {
  /** For whoever reads the list of what did not arrive. */
  readonly words: string;
  /** Another try may work. */
  readonly again?: true;
  /** Our own fault: said loudly in the log. */
  readonly ours?: true;
}

const REFUSALS: Record<number, Refusal> = {
  43101: { words: '没有同意接收，或提醒次数已用完' },
  40003: { words: '这个微信号收不到小程序消息' },
  43107: { words: '微信停用了本小程序的提醒', ours: true },
  45168: { words: '内容含微信不允许的词' },
  47003: { words: '模板的字段填写不对，请检查系统设置', ours: true },
  40037: { words: '模板编号不对，请检查系统设置', ours: true },
  41030: { words: '页面还没有发布', ours: true },
};

/** What is not named above may pass: -1, rate limits, tokens, time-outs, permissions that are not yet effective. */
const UNKNOWN: Refusal = { words: '微信没有回应', again: true };

export const refusalOf = (code: number | undefined): Refusal =>
  (code === undefined ? undefined : REFUSALS[code]) ?? UNKNOWN;

/** WeChat's errcode for a person who has not agreed, or not often enough. */
export const NO_GRANT = 43101;

/** So few and a person should agree again. */
export const FEW_GRANTS = 3;
