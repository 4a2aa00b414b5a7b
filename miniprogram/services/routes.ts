/** Addresses of the pages that are opened with parameters. WeChat hands values over as they stand in the address. */
import {
  type ActionId,
  actionRow,
  DETAIL_PAGE,
  FORMS,
  ROLES,
  type StockMove,
  type TemplateKey,
} from '@xiuda/domain';

/** Where the app starts, and where every printed code leads. */
export const HALL = `/${ROLES.reporter.page}`;
export const LOGIN = '/packages/account/login/login';
export const BIND = '/packages/account/bind/bind';
/** 留言 on a ticket, all of them. */
export const talkPage = (ticketId: string): string =>
  `/packages/ticket/talk/talk?id=${encodeURIComponent(ticketId)}`;
/** One reply to the rating of a ticket. */
export const replyPage = (ticketId: string): string =>
  `/packages/ticket/reply/reply?id=${encodeURIComponent(ticketId)}`;
/** What a person agrees to by logging in. */
export const TERMS = '/packages/account/terms/terms';
export const REMOVE = '/packages/account/remove/remove';
export const DEPUTY = '/packages/account/deputy/deputy';
export const CREATE = '/packages/ticket/create/create';
export const MESSAGES = '/packages/ticket/messages/messages';
export const ADMIN = '/packages/admin/home/home';
export const ALL_TICKETS = '/packages/admin/tickets/tickets';
export const EXPORT = '/packages/admin/export/export';
/** What did not reach anybody; `ledgerPage` has what was told of one ticket. */
export const UNDELIVERED = '/packages/admin/ledger/ledger';
/** 报修区域, to look after; and to choose from, for another page of its package. */
export const PLACES = '/packages/admin/places/places';
export const CODES = '/packages/admin/codes/codes';
/** 报修项目 and 派单规则; one of several, for another page of the package. */
export const ITEMS = '/packages/admin/items/items';
export const ROUTES = '/packages/admin/routes/routes';
export const CHOICE = '/packages/admin/choice/choice';
export const PLACE_CHOICE = '/packages/admin/place-choice/place-choice';

/** What the first admin of a new institution has to set up. */
export const FIRST_STEPS = '/packages/admin/first-steps/first-steps';
export const SETTINGS = '/packages/admin/settings/settings';
export const INSTITUTION = '/packages/admin/institution/institution';
/** 办理时限, and when they run. */
export const CLOCK_HOURS = '/packages/admin/clocks/clocks';
export const WORKING_TIME = '/packages/admin/working-time/working-time';
export const AUDIT = '/packages/admin/audit/audit';
export const SELFCHECK = '/packages/admin/selfcheck/selfcheck';

export const templatePage = (key: TemplateKey): string => `/packages/admin/template/template?key=${key}`;
export const ROSTER = '/packages/admin/roster/roster';
export const IMPORT_ROSTER = '/packages/admin/import/import';

/** @param staffNo empty for somebody new */
export const personPage = (staffNo: string): string =>
  `/packages/admin/person/person?staffNo=${encodeURIComponent(staffNo)}`;

export const handoverPage = (staffNo: string): string =>
  `/packages/admin/handover/handover?staffNo=${encodeURIComponent(staffNo)}`;
/** The catalogue of materials, and what becomes of them. */
export const MATERIALS = '/packages/admin/materials/materials';
export const NEW_MATERIAL = '/packages/admin/material/material';
export const STOCK_LEDGER = '/packages/admin/stock-ledger/stock-ledger';
export const STOCK_USAGE = '/packages/admin/stock-usage/stock-usage';

export const materialPage = (id: string): string => `${NEW_MATERIAL}?id=${encodeURIComponent(id)}`;

export const stockMovePage = (id: string, kind: StockMove): string =>
  `/packages/admin/stock-move/stock-move?id=${encodeURIComponent(id)}&kind=${kind}`;

/** What came in and went out of one material. */
export const stockLedgerPage = (id: string, name: string): string =>
  `${STOCK_LEDGER}?id=${encodeURIComponent(id)}&name=${encodeURIComponent(name)}`;

export const ledgerPage = (ticketId: string): string => `${UNDELIVERED}?id=${encodeURIComponent(ticketId)}`;

/** @param areaId the place that is known already */
export const createPage = (areaId?: string): string =>
  areaId === undefined ? CREATE : `${CREATE}?area=${encodeURIComponent(areaId)}`;

/** @param action whose sheet opens with the page */
export const detailPage = (ticketId: string, action?: ActionId): string =>
  `/${DETAIL_PAGE}?id=${encodeURIComponent(ticketId)}${action ? `&act=${action}` : ''}`;

/** What the form of a step has to know of its ticket. */
export interface ActTarget {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Campus and trade. */
  readonly ground: string;
  /** Ids of its place and item: who fits is suggested. */
  readonly areaId: string;
  readonly itemId: string;
  /** Staff numbers of its present assignees: none of them can be chosen. */
  readonly assignees: readonly string[];
  /** Staff number of who repaired it before it was reopened. */
  readonly suggested?: string;
}

export const actPage = (
  action: ActionId,
  { id, version, title, ground, areaId, itemId, assignees, suggested = '' }: ActTarget,
): string =>
  `/packages/ticket/act/act?id=${encodeURIComponent(id)}&action=${action}&version=${version}` +
  `&title=${encodeURIComponent(title)}&ground=${encodeURIComponent(ground)}&assignees=${encodeURIComponent(assignees.join())}` +
  `&area=${encodeURIComponent(areaId)}&item=${encodeURIComponent(itemId)}&suggested=${encodeURIComponent(suggested)}`;

/** A report that is written anew. */
export const editPage = (ticketId: string): string =>
  `/packages/ticket/edit/edit?id=${encodeURIComponent(ticketId)}`;

/** Is there something to fill in? Otherwise the button alone takes the step. */
export const asksFirst = (action: ActionId): boolean =>
  FORMS[action] !== undefined || actionRow(action).edits === true;

/** Where it is filled in: in a sheet over the ticket, or on a page of its own. */
export function stepPage(action: ActionId, target: ActTarget): string {
  if (actionRow(action).edits) return editPage(target.id);
  return FORMS[action]?.sheet ? detailPage(target.id, action) : actPage(action, target);
}

type Query = Readonly<Record<string, string | undefined>>;

/** The way back from `actPage`. */
export const actTarget = ({
  id = '',
  version,
  title = '',
  ground = '',
  area = '',
  item = '',
  assignees = '',
  suggested = '',
}: Query): ActTarget => ({
  id: decodeURIComponent(id),
  version: Number(version),
  title: decodeURIComponent(title),
  ground: decodeURIComponent(ground),
  areaId: decodeURIComponent(area),
  itemId: decodeURIComponent(item),
  assignees: decodeURIComponent(assignees).split(',').filter(Boolean),
  ...(suggested && { suggested: decodeURIComponent(suggested) }),
});

/** One place to name: a new one in a parent, or one that is there. */
export interface PlaceTarget {
  /** Empty: a new one. */
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  /** Names of what it lies in, as they are shown. */
  readonly where: string;
}

const placeQuery = (target: Partial<PlaceTarget>): string =>
  Object.entries(target)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

export const placePage = (target: Partial<PlaceTarget>): string =>
  `/packages/admin/place/place?${placeQuery(target)}`;

export const placeBatchPage = (parentId: string, where: string): string =>
  `/packages/admin/place-batch/place-batch?${placeQuery({ parentId, where })}`;

/** The way back from both. */
export const placeTarget = ({ id = '', parentId = '', name = '', where = '' }: Query): PlaceTarget => ({
  id: decodeURIComponent(id),
  parentId: decodeURIComponent(parentId),
  name: decodeURIComponent(name),
  where: decodeURIComponent(where),
});

/** @param id of an item that is there; empty: a new one @param parentId of a new one; empty: at the top */
export const itemPage = (id: string, parentId = ''): string =>
  `/packages/admin/item/item?id=${encodeURIComponent(id)}&parent=${encodeURIComponent(parentId)}`;

/** @param id empty: a new rule */
export const routePage = (id: string): string => `/packages/admin/route/route?id=${encodeURIComponent(id)}`;
