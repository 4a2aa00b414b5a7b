/**
 * Who may call what: every function and op for every person, written by hand from the ticket contract. Tickets are those of
 * `reporter`, handled before by a past reviewer and a past worker; the stranger has no phone, the inactive one has left.
 */
import type { ActionId, ErrorCode } from '@xiuda/domain';
import type { Status } from './contract';
import type { PersonName } from './people';
import type { Fields } from './world';

/** `none` is an answer that holds no ticket. */
export type Verdict = 'ok' | 'none' | ErrorCode;

const COLUMNS: readonly PersonName[] = [
  ...(['reporter', 'otherReporter', 'stranger', 'inactive', 'preReviewer', 'otherPreReviewer'] as const),
  ...(['reviewer', 'pastReviewer', 'otherReviewer', 'worker', 'pastWorker', 'otherWorker'] as const),
  ...(['severalRoles', 'admin'] as const),
];

const WORDS: Readonly<Record<string, Verdict>> = {
  ok: 'ok',
  none: 'none',
  FORB: 'FORBIDDEN',
  NOTF: 'NOT_FOUND',
  PHON: 'PHONE_REQUIRED',
  BOUN: 'ALREADY_BOUND',
  MISM: 'ROSTER_MISMATCH',
  WRON: 'WRONG_STATUS',
  INPU: 'INVALID_INPUT',
};

/** Steps that are a call. */
type Called = Exclude<ActionId, 'accept-result'>;

/** Somebody of the roster as they are: it changes nothing. */
const SAVED_PERSON: Fields = {
  ...{ staffNo: 'W9', name: '罗永生', phone: '13800040009', roles: ['worker', 'reviewer'] },
  ...{ areas: [], trades: [], active: true, isNew: false, requestId: 'request-of-access-11' },
};

/** Calls that are no steps; `status` where they name a ticket. Reading comes first: the last ones write. */
/** @param own everybody asks on a ticket of their own: only one of them may */
const RESOURCES: Readonly<Record<string, { event: Fields; status?: Status; own?: true; row: string }>> = {
  //                                                        rep  oRep stra inac pre  oPre rev  pRev oRev wrk  pWrk oWrk seve admi
  'tickets · list': {
    event: { view: 'reporter', tab: 'all' },
    row: '                                                  ok   none none none none none none none none none none none none none',
  },
  'tickets · list (preReviewer)': {
    event: { view: 'preReviewer' },
    row: '                                                  FORB FORB FORB FORB ok   ok   FORB FORB FORB FORB FORB FORB ok   FORB',
  },
  'tickets · list (preReviewer, done)': {
    event: { view: 'preReviewer', tab: 'done' },
    row: '                                                  FORB FORB FORB FORB ok   none FORB FORB FORB FORB FORB FORB none FORB',
  },
  'tickets · list (reviewer)': {
    event: { view: 'reviewer' },
    row: '                                                  FORB FORB FORB FORB FORB FORB ok   none none FORB FORB FORB none FORB',
  },
  'tickets · list (reviewer, done)': {
    event: { view: 'reviewer', tab: 'done' },
    row: '                                                  FORB FORB FORB FORB FORB FORB ok   ok   none FORB FORB FORB none FORB',
  },
  'tickets · list (worker)': {
    event: { view: 'worker' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB ok   none none none FORB',
  },
  'tickets · list (worker, done)': {
    event: { view: 'worker', tab: 'done' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB ok   ok   none none FORB',
  },
  'tickets · list (admin)': {
    event: { view: 'admin' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'tickets · get': {
    event: {},
    status: 'pendingConfirmation',
    row: '                                                  ok   NOTF NOTF NOTF ok   ok   ok   ok   NOTF ok   ok   NOTF ok   ok  ',
  },
  'tickets · get (over)': {
    event: {},
    status: 'rated',
    row: '                                                  ok   NOTF NOTF NOTF ok   ok   ok   ok   NOTF ok   ok   NOTF ok   ok  ',
  },
  'tickets · get (nobody has it yet)': {
    event: {},
    status: 'pendingPreReview',
    row: '                                                  ok   NOTF NOTF NOTF ok   ok   NOTF ok   NOTF NOTF ok   NOTF ok   ok  ',
  },
  'tickets · get (to be grabbed)': {
    event: {},
    status: 'pooled',
    row: '                                                  ok   NOTF NOTF NOTF ok   ok   ok   ok   NOTF ok   ok   ok   ok   ok  ',
  },
  'tickets · find': {
    event: {},
    status: 'pendingConfirmation',
    row: '                                                  ok   none none none ok   ok   ok   ok   none ok   ok   none ok   ok  ',
  },
  'tickets · similar': {
    event: { areaId: 'd3-201', itemId: 'faucet' },
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'staff · list': {
    event: { role: 'reviewer' },
    row: '                                                  FORB FORB FORB FORB ok   ok   ok   ok   ok   FORB FORB FORB ok   ok  ',
  },
  'staff · list (worker)': {
    event: { role: 'worker' },
    row: '                                                  FORB FORB FORB FORB FORB FORB ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'staff · list (preReviewer)': {
    event: { role: 'preReviewer' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'staff · list (admin)': {
    event: { role: 'admin' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'messages · list': {
    event: {},
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'messages · read': {
    event: { all: true },
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'messages · grant': {
    event: { accepted: ['progress'], requestId: 'request-of-access-12' },
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'messages · ledger': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'messages · ledger (of a ticket)': {
    event: {},
    status: 'pendingConfirmation',
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'selfcheck · plan': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'selfcheck · run': {
    event: { part: 'version', version: '0.0.0' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-settings · audit': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · places': {
    event: { parentId: '' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · placeNames': {
    event: { ids: ['d3'] },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · planPlaces': {
    event: { parentId: 'west', lines: '新楼' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · orderPlaces': {
    event: { parentId: 'west', ids: ['gate'], requestId: 'request-of-access-1' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · renamePlace': {
    event: { id: 'gate', name: '大门', requestId: 'request-of-access-2' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · movePlace': {
    event: { id: 'gate', parentId: 'west', requestId: 'request-of-access-3' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · switchPlace': {
    event: { id: 'gate', isOff: false, requestId: 'request-of-access-4' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · addPlace': {
    event: { parentId: 'west', name: '操场', requestId: 'request-of-access-5' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · addPlaces': {
    event: { parentId: 'west', lines: '新楼', from: 0, requestId: 'request-of-access-6' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'catalog · places': {
    event: { parentId: '' },
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'catalog · place': {
    event: { id: 'd3-201' },
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'catalog · findPlaces': {
    event: { words: '201' },
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'admin-catalog · codePlaces': {
    event: { placeIds: ['d3'] },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · drawCodes': {
    event: { placeIds: ['d3-201'] },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · makeCodes': {
    event: { placeIds: ['d3-201'], requestId: 'request-of-access-13' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · codesLink': {
    event: { id: 'nothing' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB NOTF',
  },
  'admin-settings · get': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-settings · progress': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-settings · save': {
    event: { part: 'limits', value: { photos: 6 }, requestId: 'request-of-access-7' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · items': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · routes': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · addItem': {
    event: { parentId: 'property', name: '窗帘', requestId: 'request-of-access-add' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · saveItem': {
    event: { id: 'door', name: '门窗', trade: '木工', requestId: 'request-of-access-save' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · moveItem': {
    event: { id: 'door', parentId: 'water-power', requestId: 'request-of-access-move' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · orderItems': {
    event: { parentId: '', ids: ['property', 'water-power'], requestId: 'request-of-access-order' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · switchItem': {
    event: { id: 'lamp', isOff: true, requestId: 'request-of-access-switch' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · saveRoute': {
    event: { areaId: 'd3', workerId: 'W1', requestId: 'request-of-access-rule' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · removeRoute': {
    event: { id: 'no-rule', requestId: 'request-of-access-remove' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-roster · list': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-roster · get': {
    event: { staffNo: 'W1' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-roster · save': {
    event: SAVED_PERSON,
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-roster · unbind': {
    event: { staffNo: 'W9', requestId: 'request-of-access-14' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-roster · endDeputy': {
    event: { staffNo: 'W9', requestId: 'request-of-access-19' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-roster · template': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-roster · slot': {
    event: { kind: 'csv' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-roster · preview': {
    event: { file: 'cloud://elsewhere.x/imports/a.csv' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB INPU',
  },
  'admin-roster · apply': {
    event: { file: 'cloud://elsewhere.x/imports/a.csv', from: 0, requestId: 'request-of-access-15' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB INPU',
  },
  'admin-catalog · materials': {
    event: { lowFirst: true },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · ledger': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · usage': {
    event: { from: '2026-01-01', to: '2026-12-31', by: 'material' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'catalog · stock': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB ok   ok   ok   ok   ok  ',
  },
  'admin-catalog · addMaterial': {
    event: { name: '三角阀', unit: '个', requestId: 'access-to-add' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · saveMaterial': {
    event: { materialId: 'tube', name: '灯管', unit: '根', requestId: 'access-to-save' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · moveStock': {
    event: { materialId: 'tube', kind: 'in', quantity: 5, requestId: 'access-to-move' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-catalog · switchMaterial': {
    event: { materialId: 'tube', isOff: true, requestId: 'access-to-switch' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-export · list': {
    event: {},
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-export · start': {
    event: { kind: 'staff', requestId: 'request-of-access-16' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB ok  ',
  },
  'admin-export · continue': {
    event: { id: 'nothing' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB NOTF',
  },
  'admin-export · link': {
    event: { id: 'nothing' },
    row: '                                                  FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB FORB NOTF',
  },
  'catalog · get': {
    event: {},
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'files · slots': {
    event: { count: 1 },
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'ticket-talk · comments': {
    event: {},
    status: 'repairing',
    row: '                                                  ok   NOTF NOTF NOTF ok   ok   ok   ok   NOTF ok   ok   NOTF ok   ok  ',
  },
  'ticket-talk · comment': {
    event: { text: '几点来', requestId: 'request-of-access-talk-1' },
    status: 'repairing',
    row: '                                                  ok   NOTF NOTF NOTF ok   ok   ok   FORB NOTF ok   FORB NOTF ok   ok  ',
  },
  'ticket-talk · comment (internal)': {
    event: { text: '先备料', internal: true, requestId: 'request-of-access-talk-2' },
    status: 'assigned',
    row: '                                                  FORB NOTF NOTF NOTF ok   ok   ok   FORB NOTF ok   FORB NOTF ok   ok  ',
  },
  'ticket-talk · urge': {
    event: { requestId: 'request-of-access-talk-3' },
    status: 'repairing',
    row: '                                                  ok   NOTF NOTF NOTF FORB FORB FORB FORB NOTF FORB FORB NOTF FORB FORB',
  },
  'ticket-talk · follow': {
    event: { requestId: 'request-of-access-talk-4' },
    status: 'repairing',
    row: '                                                  INPU ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'ticket-talk · replyRating': {
    event: { text: '谢谢', requestId: 'request-of-access-talk-5' },
    status: 'rated',
    own: true,
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF FORB FORB NOTF FORB ok  ',
  },
  'account · bindStaff': {
    event: { staffNo: 'W9', name: '罗永生' },
    row: '                                                  MISM MISM PHON BOUN BOUN BOUN BOUN BOUN BOUN BOUN BOUN BOUN BOUN BOUN',
  },
  'account · setDeputy': {
    event: { staffNo: 'W9', from: '2026-01-01', until: '2026-01-01', requestId: 'request-of-access-17' },
    row: '                                                  FORB FORB FORB FORB FORB FORB INPU INPU INPU INPU INPU INPU INPU FORB',
  },
  'account · endDeputy': {
    event: { requestId: 'request-of-access-18' },
    row: '                                                  FORB FORB FORB FORB FORB FORB ok   ok   ok   ok   ok   ok   ok   FORB',
  },
  'account · login': {
    event: {},
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  'account · update': {
    event: { contactName: '收发室' },
    row: '                                                  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
};

/** Steps at a status where they are allowed to somebody. */
const STEPS: Readonly<Record<Called, { status?: Status; row: string }>> = {
  //                                                        rep  oRep stra inac pre  oPre rev  pRev oRev wrk  pWrk oWrk seve admi
  submit: {
    row: '                                                  ok   ok   PHON ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
  },
  cancel: {
    status: 'assigned',
    row: '                                                  ok   NOTF NOTF NOTF FORB FORB FORB FORB NOTF FORB FORB NOTF FORB FORB',
  },
  'pre-approve': {
    status: 'pendingPreReview',
    row: '                                                  FORB NOTF NOTF NOTF ok   ok   NOTF FORB NOTF NOTF FORB NOTF ok   FORB',
  },
  'pre-reject': {
    status: 'pendingPreReview',
    row: '                                                  FORB NOTF NOTF NOTF ok   ok   NOTF FORB NOTF NOTF FORB NOTF ok   FORB',
  },
  dispatch: {
    status: 'pendingReview',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF NOTF FORB NOTF FORB FORB',
  },
  reject: {
    status: 'pendingReview',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF NOTF FORB NOTF FORB FORB',
  },
  'return-to-pre-review': {
    status: 'pendingReview',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF NOTF FORB NOTF FORB FORB',
  },
  'transfer-review': {
    status: 'pendingReview',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF NOTF FORB NOTF FORB FORB',
  },
  accept: {
    status: 'assigned',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB FORB FORB NOTF ok   FORB NOTF FORB FORB',
  },
  'return-to-review': {
    status: 'assigned',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB FORB FORB NOTF ok   FORB NOTF FORB FORB',
  },
  start: {
    status: 'accepted',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB FORB FORB NOTF ok   FORB NOTF FORB FORB',
  },
  'add-materials': {
    status: 'repairing',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB FORB FORB NOTF ok   FORB NOTF FORB FORB',
  },
  'return-materials': {
    status: 'repairing',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB FORB FORB NOTF ok   FORB NOTF FORB FORB',
  },
  'request-completion': {
    status: 'repairing',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB FORB FORB NOTF ok   FORB NOTF FORB FORB',
  },
  'confirm-completion': {
    status: 'pendingConfirmation',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF FORB FORB NOTF FORB FORB',
  },
  'reject-completion': {
    status: 'pendingConfirmation',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF FORB FORB NOTF FORB FORB',
  },
  rate: {
    status: 'completed',
    row: '                                                  ok   NOTF NOTF NOTF FORB FORB FORB FORB NOTF FORB FORB NOTF FORB FORB',
  },
  edit: {
    status: 'pendingPreReview',
    row: '                                                  ok   NOTF NOTF NOTF FORB FORB NOTF FORB NOTF NOTF FORB NOTF FORB FORB',
  },
  // Nobody has set that they may.
  'direct-dispatch': {
    status: 'pendingPreReview',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB NOTF FORB NOTF NOTF FORB NOTF FORB FORB',
  },
  pool: {
    status: 'pendingReview',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF NOTF FORB NOTF FORB FORB',
  },
  unpool: {
    status: 'pooled',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF FORB FORB FORB FORB FORB',
  },
  grab: {
    status: 'pooled',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB FORB FORB NOTF ok   ok   ok   ok   FORB',
  },
  pause: {
    status: 'repairing',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF ok   FORB NOTF FORB FORB',
  },
  resume: {
    status: 'paused',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF ok   FORB NOTF FORB FORB',
  },
  'refuse-work': {
    status: 'completed',
    row: '                                                  ok   NOTF NOTF NOTF FORB FORB FORB FORB NOTF FORB FORB NOTF FORB FORB',
  },
  reopen: {
    status: 'rated',
    row: '                                                  ok   NOTF NOTF NOTF FORB FORB FORB FORB NOTF FORB FORB NOTF FORB FORB',
  },
  'reassign-worker': {
    status: 'repairing',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB ok   FORB NOTF ok   FORB NOTF FORB ok  ',
  },
  'reassign-reviewer': {
    status: 'pendingConfirmation',
    row: '                                                  FORB NOTF NOTF NOTF FORB FORB FORB FORB NOTF FORB FORB NOTF FORB ok  ',
  },
};

/** Comes last: afterwards the stranger is no stranger any more. */
const BIND_PHONE = {
  row: '                                                    ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok  ',
};

/** Comes after everything: whoever may goes. All but the stranger have reported something that is still open. */
const REMOVE = {
  row: '                                                    WRON WRON ok   WRON WRON WRON WRON WRON WRON WRON WRON WRON WRON WRON',
};

export interface AccessRow {
  /** `tickets · list (worker)`: the call, and in which form. */
  readonly title: string;
  /** `tickets · list`. */
  readonly call: string;
  readonly action?: ActionId;
  readonly event: Fields;
  readonly status?: Status;
  readonly own?: true;
  readonly expected: Readonly<Record<PersonName, Verdict>>;
}

function verdicts(row: string): AccessRow['expected'] {
  const cells = row.trim().split(/\s+/);
  if (cells.length !== COLUMNS.length) throw new Error(`a row of ${cells.length} cells`);
  return Object.fromEntries(COLUMNS.map((who, at) => [who, WORDS[cells[at] ?? '']])) as AccessRow['expected'];
}

const rowsOf = (table: typeof RESOURCES): AccessRow[] =>
  Object.entries(table).map(([title, { row, event, ...rest }]) => {
    const call = title.replace(/ \(.*/, '');
    return { title, call, event: { op: call.split(' · ')[1], ...event }, ...rest, expected: verdicts(row) };
  });

export const ACCESS: readonly AccessRow[] = [
  ...rowsOf(RESOURCES),
  ...(Object.keys(STEPS) as Called[]).map((action) => {
    const { row, ...rest } = STEPS[action];
    return {
      title: `ticket-${action}`,
      call: `ticket-${action}`,
      action,
      event: {},
      ...rest,
      expected: verdicts(row),
    };
  }),
  ...rowsOf({ 'account · bindPhone': { event: {}, ...BIND_PHONE } }),
  ...rowsOf({ 'account · remove': { event: { confirm: true }, ...REMOVE } }),
];
