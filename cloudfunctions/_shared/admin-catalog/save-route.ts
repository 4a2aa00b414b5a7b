import {
  AppError,
  type AuditNote,
  changesOf,
  MOST_ROUTES,
  parse,
  ROLES,
  ROUTE_INPUT,
  type RouteInput,
  type RouteRow,
  type StaffRow,
} from '@xiuda/domain';
import type { AdminOperation } from '../admin-resource';
import { audited, type Changed } from '../audited';
import { routeId } from '../digest';
import type { Data, Transaction } from '../sdk';
import { allRoutes } from '../store/routes';
import { type RouteNames, routeNames } from './route-names';

const GONE = '这条规则已经被删除，请返回列表';
const TAKEN = '这个区域和项目已经有一条规则，请直接修改那一条';
const FULL = `最多 ${MOST_ROUTES} 条规则，请先删去用不到的`;

const refuse = (field: string, words: string): never => {
  throw new AppError('INVALID_INPUT', { [field]: words });
};

type Wish = Omit<RouteInput, 'id' | 'requestId'>;

const stored = async <T>(transaction: Transaction, collection: string, id: string | undefined) =>
  id === undefined
    ? undefined
    : (((await transaction.collection(collection).doc(id).get()).data as T | null) ?? undefined);

function checkTargets({ areaId, itemId }: Wish, names: RouteNames): void {
  if (areaId !== undefined && !names.placeOf(areaId)) refuse('areaId', '这个区域已经不在了，请重新选择');
  if (itemId !== undefined && !names.itemOf(itemId).length)
    refuse('itemId', '这个项目已经不在了，请重新选择');
}

/** @throws AppError INVALID_INPUT at the person's field */
async function personIn(transaction: Transaction, wish: Wish, role: 'reviewer' | 'worker') {
  const id = wish[`${role}Id`];
  const row = await stored<StaffRow>(transaction, 'staff', id);
  if (id !== undefined && !(row?.active && row.roles.includes(role)))
    refuse(`${role}Id`, `选的人不是在岗的${ROLES[role].label}，请另选一位`);
  return row;
}

const label = (row: StaffRow | undefined): string | undefined => row && `${row.name} ${row._id}`;

async function peopleOf(transaction: Transaction, rule: RouteRow | undefined) {
  const reviewer = await stored<StaffRow>(transaction, 'staff', rule?.reviewerId);
  const worker = await stored<StaffRow>(transaction, 'staff', rule?.workerId);
  return { reviewer: label(reviewer) ?? rule?.reviewerId, worker: label(worker) ?? rule?.workerId };
}

async function write(transaction: Transaction, before: RouteRow | undefined, _id: string, wish: Wish) {
  const routes = transaction.collection('routes');
  await routes.doc(_id).set({ data: { ...wish } as Data });
  if (before && before._id !== _id) await routes.doc(before._id).remove();
}

/** What becomes of one rule: read before it is written. */
async function save(
  transaction: Transaction,
  id: string | undefined,
  wish: Wish,
  names: RouteNames,
): Promise<Changed<{ id: string }>> {
  const _id = routeId(wish.areaId, wish.itemId);
  const before = await stored<RouteRow>(transaction, 'routes', id);
  if (id !== undefined && !before) refuse('id', GONE);
  if (_id !== id && (await stored(transaction, 'routes', _id)))
    refuse(wish.areaId === undefined ? 'itemId' : 'areaId', TAKEN);
  const reviewer = await personIn(transaction, wish, 'reviewer');
  const worker = await personIn(transaction, wish, 'worker');
  const people = await peopleOf(transaction, before);
  const changes = changesOf([
    ['范围', before && names.title(before), names.title(wish)],
    ['审核员', people.reviewer, label(reviewer)],
    ['维修工', people.worker, label(worker)],
  ]);
  if (before && !changes.length) return { result: { id: _id } };
  await write(transaction, before, _id, wish);
  const subject = names.title(before ?? wish);
  const note: AuditNote = { kind: 'route', subject, deed: before ? '修改' : '新增', changes };
  return { result: { id: _id }, note };
}

/** A new rule, or another wording of one that is there; one at most for each pair of place and item. */
export const saveRoute: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(ROUTE_INPUT, event);
  const { id, requestId: _, ...wish } = input;
  const [names, rules] = await Promise.all([routeNames(), allRoutes()]);
  checkTargets(wish, names);
  const _id = routeId(wish.areaId, wish.itemId);
  const isOneMore = id === undefined && !rules.some((rule) => rule._id === _id);
  if (isOneMore && rules.length >= MOST_ROUTES) refuse('areaId', FULL);
  return audited(admin, input, (transaction) => save(transaction, id, wish, names));
};
