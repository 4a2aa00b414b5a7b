/**
 * Who is suggested for a ticket, and why (ADR 24). First whom a rule names: rules of a deeper place go first, among those rules of a
 * deeper item; a rule that names nobody who can take the ticket in this role gives way to the next. Then whom the roster names:
 * whoever looks after a deeper place goes first, then whose 工种 it is, then who has less in hand. Who has another 工种 or looks
 * after other places is not suggested by the roster, and neither is whom it says nothing of.
 */
import type { StaffOption, StaffRow } from './account';
import type { ItemNode } from './catalog';
import { itemPath, tradeOf } from './items';
import type { StaffRole } from './roles';
import { type RouteRow, routeTitle } from './routes';

/** More would be no suggestion. */
export const MOST_SUGGESTED = 3;

interface Way {
  /** Root first; empty where the ticket's place or item is not known. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

export interface Situation {
  readonly role: StaffRole;
  readonly area: Way;
  readonly item: Way & { readonly trade?: string };
  readonly rules: readonly RouteRow[];
  /** Active and bound people of this role. */
  readonly staff: readonly StaffRow[];
  /** Staff number → open tickets in this role. */
  readonly open: ReadonlyMap<string, number>;
}

/** @param nodes the whole tree, with what is switched off: a ticket may be older */
export function itemWay(nodes: readonly ItemNode[], id: string | undefined): Situation['item'] {
  const path = id === undefined ? [] : itemPath(nodes, id);
  const trade = tradeOf(path);
  return { ids: path.map((one) => one.id), names: path.map((one) => one.name), ...(trade && { trade }) };
}

/** Levels from the root to this one; 0 where the rule does not name one, `undefined` where it lies elsewhere. */
function depthIn({ ids }: Way, id: string | undefined): number | undefined {
  if (id === undefined) return 0;
  const at = ids.indexOf(id);
  return at < 0 ? undefined : at + 1;
}

interface Fitting {
  readonly rule: RouteRow;
  readonly area: number;
  readonly item: number;
}

/** The rules that hold here, the most specific first. */
export function fittingRules({ area, item, rules }: Pick<Situation, 'area' | 'item' | 'rules'>): Fitting[] {
  return rules
    .flatMap((rule): Fitting[] => {
      const [inArea, inItem] = [depthIn(area, rule.areaId), depthIn(item, rule.itemId)];
      return inArea === undefined || inItem === undefined ? [] : [{ rule, area: inArea, item: inItem }];
    })
    .sort((one, other) => other.area - one.area || other.item - one.item);
}

/** Every pair of place and item that a rule of this ticket could name. */
export function rulePairs(area: Way, item: Way): { areaId?: string; itemId?: string }[] {
  const areas = [undefined, ...area.ids];
  const items = [undefined, ...item.ids];
  return areas.flatMap((areaId) =>
    items.flatMap((itemId) =>
      areaId === undefined && itemId === undefined
        ? []
        : [{ ...(areaId !== undefined && { areaId }), ...(itemId !== undefined && { itemId }) }],
    ),
  );
}

const WITHIN_BUILDING = /层$|^[A-Za-z]?\d+(室|号)?$/;

/** The name on this level; what lies within a building is said with what it lies in. */
function nameAt({ names }: Way, depth: number): string | undefined {
  const name = names[depth - 1];
  if (name === undefined || depth < 2 || !WITHIN_BUILDING.test(name)) return name;
  return `${nameAt({ ids: [], names }, depth - 1)}${name}`;
}

interface Suggested {
  readonly staffNo: string;
  readonly reason: string;
}

const NAMED_BY = { reviewer: 'reviewerId', worker: 'workerId' } as const;

/** Whom rules name for this role, the most specific rule first. */
function byRules(situation: Situation): Suggested[] {
  const { role, area, item, staff } = situation;
  if (role !== 'reviewer' && role !== 'worker') return [];
  return fittingRules(situation).flatMap(({ rule, area: inArea, item: inItem }) => {
    const staffNo = rule[NAMED_BY[role]];
    if (staffNo === undefined || !staff.some(({ _id }) => _id === staffNo)) return [];
    return [{ staffNo, reason: `派单规则：${routeTitle(nameAt(area, inArea), nameAt(item, inItem))}` }];
  });
}

interface Match extends Suggested {
  readonly area: number;
  readonly hasTrade: boolean;
  readonly openTickets: number;
}

/** The deepest of their places that this one lies in; `undefined` where they look after others only. */
function areaOf(area: Way, own: readonly string[] = []): number | undefined {
  const deepest = Math.max(0, ...own.map((id) => depthIn(area, id) ?? 0));
  return deepest || !own.length ? deepest : undefined;
}

function matchOf({ role, area, item, open }: Situation, row: StaffRow): Match | undefined {
  const inArea = areaOf(area, row.areas);
  const trades = role === 'worker' ? (row.trades ?? []) : [];
  const hasTrade = item.trade !== undefined && trades.includes(item.trade);
  const isOthers = item.trade !== undefined && trades.length > 0 && !hasTrade;
  if (inArea === undefined || isOthers || (inArea === 0 && !hasTrade)) return undefined;
  const reason = `负责 ${[nameAt(area, inArea), hasTrade && item.trade].filter(Boolean).join('、')}`;
  return { staffNo: row._id, reason, area: inArea, hasTrade, openTickets: open.get(row._id) ?? 0 };
}

const byMatch = (one: Match, other: Match): number =>
  other.area - one.area ||
  Number(other.hasTrade) - Number(one.hasTrade) ||
  one.openTickets - other.openTickets ||
  (one.staffNo < other.staffNo ? -1 : 1);

/** Whom the roster says to look after this, the best first. */
const byRoster = (situation: Situation): Suggested[] =>
  situation.staff.flatMap((row) => matchOf(situation, row) ?? []).sort(byMatch);

/** The suggested ones in their order with a reason each; then the others, who has least in hand first. */
export function staffOptions(situation: Situation): StaffOption[] {
  const { staff, open } = situation;
  const reasons = new Map<string, string>();
  for (const { staffNo, reason } of [...byRules(situation), ...byRoster(situation)]) {
    if (reasons.size < MOST_SUGGESTED && !reasons.has(staffNo)) reasons.set(staffNo, reason);
  }
  const rank = new Map([...reasons.keys()].map((staffNo, at) => [staffNo, at]));
  const last = reasons.size;
  return staff
    .map(({ _id, name }) => ({ staffNo: _id, name, openTickets: open.get(_id) ?? 0 }))
    .sort(
      (one, other) =>
        (rank.get(one.staffNo) ?? last) - (rank.get(other.staffNo) ?? last) ||
        one.openTickets - other.openTickets ||
        one.staffNo.localeCompare(other.staffNo),
    )
    .map((one) => {
      const reason = reasons.get(one.staffNo);
      return reason === undefined ? one : { ...one, reason };
    });
}
