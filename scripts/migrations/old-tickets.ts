/** What a ticket of before ranks, clocks and 工种 lacks, and under which condition it may be written. */
import {
  baseRank,
  dangerOf,
  type ItemNode,
  itemPath,
  rankOf,
  rebuild,
  type Ticket,
  tradeOf,
} from '@xiuda/domain';
import type { Database } from '../cloud/data';

const FIELDS = ['stageSince', 'rank', 'acceptance', 'trade', 'danger'] as const;

export const READ = ['_id', 'number', 'version', 'status', 'item', 'urged', 'timeline', ...FIELDS] as const;

type Read = Pick<Ticket, (typeof READ)[number]>;
type Fields = Partial<Pick<Read, (typeof FIELDS)[number]>>;

export type OldTicket = Omit<Read, (typeof FIELDS)[number]> & Fields;

const named = ({ number, _id }: OldTicket): string => `工单 ${number}（${_id}）`;

/** 工种 and danger were not kept: the item says them as it stands today. */
function ofItem({ item }: OldTicket, items: readonly ItemNode[]): Pick<Fields, 'trade' | 'danger'> {
  const path = itemPath(items, item.id);
  const [trade, danger] = [tradeOf(path), dangerOf(path)];
  return { ...(trade !== undefined && { trade }), ...(danger !== undefined && { danger }) };
}

/** @throws Error naming the ticket whose timeline cannot be read */
function ofTimeline(ticket: OldTicket): Pick<Fields, 'stageSince' | 'acceptance'> {
  try {
    const { stageSince, acceptance } = rebuild(ticket._id, ticket.timeline);
    return { stageSince, ...(acceptance && { acceptance }) };
  } catch (error) {
    throw new Error(`${named(ticket)}的办理经过读不懂，请联系开发者：${(error as Error).message}`);
  }
}

function lacking(ticket: OldTicket, items: readonly ItemNode[]): Fields {
  const told = { ...ofItem(ticket, items), ...ofTimeline(ticket) };
  const all: Fields = { ...told, rank: rankOf({ ...told, ...ticket }) };
  const absent = FIELDS.filter((field) => ticket[field] === undefined && all[field] !== undefined);
  return Object.fromEntries(absent.map((field) => [field, all[field]]));
}

/** The step that chose the item keeps what the item said of it, so that the ticket can be rebuilt from its timeline. */
function inTimeline({ timeline }: OldTicket, { trade, danger }: Fields): Record<string, unknown> {
  const at = timeline.map(({ input }) => input.item !== undefined).lastIndexOf(true);
  const said = Object.entries({ trade, danger }).filter(([, value]) => at >= 0 && value !== undefined);
  return Object.fromEntries(said.map(([field, value]) => [`timeline.${at}.input.${field}`, value]));
}

/** Somebody has urged, or taken a step, while its danger was not known: the rank rises by what it lacks. */
const raised = (ticket: OldTicket, { danger }: Fields): number =>
  ticket.rank !== undefined && danger ? baseRank({ danger }) : 0;

export interface Missing {
  /** Nobody has taken a step, and nobody has written one of these fields. */
  readonly asRead: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
}

/** @returns undefined where it lacks nothing @throws Error naming a ticket that cannot be understood */
export function missingOf(
  command: Database['command'],
  ticket: OldTicket,
  items: readonly ItemNode[],
): Missing | undefined {
  const fields = lacking(ticket, items);
  const names = Object.keys(fields);
  if (!names.length) return undefined;
  // An undefined version would silently drop the condition.
  if (!Number.isInteger(ticket.version)) throw new Error(`${named(ticket)}没有版本号，请联系开发者`);
  const absent = names.map((name) => [name, command.exists(false)] as const);
  const values = Object.entries({ ...fields, ...inTimeline(ticket, fields) });
  const more = raised(ticket, fields);
  return {
    asRead: { _id: ticket._id, version: ticket.version, ...Object.fromEntries(absent) },
    data: {
      ...Object.fromEntries(values.map(([path, value]) => [path, command.set(value)])),
      ...(more && { rank: command.inc(more) }),
    },
  };
}
