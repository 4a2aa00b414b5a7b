import {
  AppError,
  ASSIGNEE_FIELDS,
  type AssigneeField,
  type DeputyView,
  deputyView,
  type HeldTicket,
  type ItemNode,
  needsHandover,
  parse,
  type RosterRow,
  rosterRow,
  staffNumber,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { readCatalog } from '../store/catalog';
import { type Held, heldBy } from '../store/held';
import { staffByNumber } from '../store/people';
import { type Area, areasById } from './areas';

/** What a page shows of somebody's tickets in one role; the rest comes when these are handed over. */
const MOST_HELD = 100;

/** Without a number: what a form for somebody new needs. */
const INPUT = z.strictObject({ staffNo: z.optional(staffNumber) });

interface Answer {
  readonly person?: RosterRow & {
    readonly areas: readonly Area[];
    readonly isSelf: boolean;
    /** Who stands in for them, now or later. */
    readonly deputy?: DeputyView;
  };
  /** Open ones, in either role, longest waiting first. */
  readonly tickets: readonly HeldTicket[];
  /** 工种 that items have. */
  readonly trades: readonly string[];
}

const held =
  (role: AssigneeField) =>
  ({ _id, number, version, status, area, item, reviewer, worker }: Held): HeldTicket => ({
    ...{ id: _id, number, version, status, area, item, role },
    needsHandover: needsHandover(role, status),
    assignees: [reviewer, worker].flatMap((person) => person?.staffNo ?? []),
  });

const tradesOf = (nodes: readonly ItemNode[]): string[] =>
  nodes.flatMap(({ trade, children }) => [
    ...(trade === undefined ? [] : [trade]),
    ...tradesOf(children ?? []),
  ]);

async function knownTrades(): Promise<string[]> {
  return [...new Set(tradesOf((await readCatalog(['items'])).items))];
}

/** One person, and the tickets in their hands. */
export const get: AdminOperation<Answer> = async (event, admin) => {
  const { staffNo } = parse(INPUT, event);
  if (staffNo === undefined) return { tickets: [], trades: await knownTrades() };
  const [row, trades, ...inHand] = await Promise.all([
    staffByNumber(staffNo),
    knownTrades(),
    ...ASSIGNEE_FIELDS.map(async (role) => (await heldBy(role, staffNo, MOST_HELD)).map(held(role))),
  ]);
  if (!row) throw new AppError('NOT_FOUND', undefined, '名册里没有这个学工号');
  const [areas, named] = await Promise.all([
    areasById(row.areas ?? []),
    row.deputy && staffByNumber(row.deputy.staffNo),
  ]);
  const deputy = deputyView(row, named, new Date());
  const person = { ...rosterRow(row), areas, isSelf: row._id === admin.staffNo, ...(deputy && { deputy }) };
  return { person, tickets: inHand.flat(), trades };
};
