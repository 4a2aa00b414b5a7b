/** The collections of the environment and their indexes. A query that none of them serves is refused by the emulator in strict mode. */
import type { CollectionDefinition, IndexDefinition } from './definitions';

type Keys = IndexDefinition['keys'];

const index = (name: string, keys: Keys): IndexDefinition => ({ name, keys });
const unique = (name: string, keys: Keys): IndexDefinition => ({ name, keys, unique: true });

/** The order of every list; `_id` breaks ties. Served forwards and backwards. */
const OLDEST_FIRST: Keys = [
  ['since', 1],
  ['_id', 1],
];

/** What waits for somebody: the highest rank first. A rank that rises runs with the newest first, backwards. */
const rankedBy = (name: string, rank: 1 | -1, ...fields: string[]): IndexDefinition =>
  index(name, [...fields.map((field) => [field, 1] as const), ['rank', rank], ...OLDEST_FIRST]);
/** What of a ticket tells by when its stage should be over; within it the one that began first. */
const clockedBy = (name: string, ...fields: string[]): IndexDefinition =>
  index(name, [
    ...[...fields, 'status', 'danger'].map((field) => [field, 1] as const),
    ['stageSince', 1],
    ['_id', 1],
  ]);

const listedBy = (name: string, ...fields: string[]): IndexDefinition =>
  index(name, [...fields.map((field) => [field, 1] as const), ...OLDEST_FIRST]);

const collection = (name: string, ...indexes: IndexDefinition[]): CollectionDefinition => ({
  name,
  permission: 'ADMINONLY',
  indexes,
});

export const collections: readonly CollectionDefinition[] = [
  collection(
    'tickets',
    unique('number', [['number', 1]]),
    listedBy('everything'),
    listedBy('status', 'status'),
    listedBy('reporter', 'reporter.openid'),
    listedBy('reporter_status', 'reporter.openid', 'status'),
    listedBy('reviewer_status', 'reviewer.staffNo', 'status'),
    listedBy('worker_status', 'worker.staffNo', 'status'),
    listedBy('worker', 'worker.staffNo'),
    rankedBy('waiting', -1, 'status'),
    rankedBy('waiting_for_reviewer', -1, 'reviewer.staffNo', 'status'),
    rankedBy('waiting_for_worker', -1, 'worker.staffNo', 'status'),
    rankedBy('under_reviewer', 1, 'reviewer.staffNo', 'status'),
    rankedBy('under_worker', 1, 'worker.staffNo', 'status'),
    listedBy('past', 'past'),
    listedBy('area', 'areaIds'),
    listedBy('item', 'item.id'),
    clockedBy('late'),
    clockedBy('late_of_reviewer', 'reviewer.staffNo'),
    clockedBy('reminded', 'reminded.level'),
    index('due_back', [
      ['reviewer.staffNo', 1],
      ['status', 1],
      ['pause.expectedAt', 1],
      ['_id', 1],
    ]),
    // Completed tickets that nobody has accepted.
    listedBy('unaccepted', 'status', 'acceptance.by'),
    index('same_place', [
      ['area.id', 1],
      ['item.id', 1],
      ['status', 1],
      ['createdAt', 1],
      ['_id', 1],
    ]),
    index('outbox_due', [['outboxDueAt', 1]]),
    // Who removes the account is found wherever they acted.
    index('acted', [['timeline.by.openid', 1]]),
    index('replied', [['ratingReplies.by.openid', 1]]),
    // And wherever others acted in their place.
    index('acted_for', [['timeline.by.onBehalfOf.staffNo', 1]]),
  ),
  // 留言, 内部备注 among them.
  collection(
    'comments',
    index('ticket', [
      ['ticketId', 1],
      ['at', -1],
      ['_id', -1],
    ]),
    index('side', [
      ['ticketId', 1],
      ['isInternal', 1],
      ['at', -1],
      ['_id', -1],
    ]),
    index('writer', [
      ['by.openid', 1],
      ['at', -1],
    ]),
  ),
  // 我也遇到: once per person and ticket.
  collection('follows', index('ticket', [['ticketId', 1]]), index('follower', [['openid', 1]])),
  collection('accounts', index('removing', [['removing.at', 1]])),
  collection(
    'staff',
    // Not unique: unbound rows have no openid, and a unique index takes them all for null.
    index('openid', [['openid', 1]]),
    index('phone', [['phone', 1]]),
    // Whom somebody stands in for.
    index('deputy', [['deputy.staffNo', 1]]),
    index('role', [
      ['active', 1],
      ['roles', 1],
      ['_id', 1],
    ]),
    // The roster as admins page through it.
    index('state', [
      ['active', 1],
      ['_id', 1],
    ]),
    index('any_state', [
      ['roles', 1],
      ['_id', 1],
    ]),
    index('name', [['name', 1]]),
  ),
  // Changed by whoever does what must not be done twice at the same moment.
  collection('guards'),
  collection('catalog'),
  // One document per node of the tree of places.
  collection(
    'places',
    index('children', [
      ['parentId', 1],
      ['order', 1],
      ['_id', 1],
    ]),
    // Brothers and sisters have names of their own.
    unique('name', [
      ['parentId', 1],
      ['name', 1],
    ]),
  ),
  // Who gets a ticket of this place and item: 派单规则.
  collection('routes'),
  collection(
    'materials',
    index('in_order', [
      ['order', 1],
      ['_id', 1],
    ]),
  ),
  // What came into the store room and went out of it.
  collection(
    'stock',
    index('material', [
      ['materialId', 1],
      ['at', -1],
      ['_id', -1],
    ]),
    index('newest', [
      ['at', -1],
      ['_id', -1],
    ]),
    index('area', [
      ['areaIds', 1],
      ['at', -1],
      ['_id', -1],
    ]),
    index('worker', [
      ['by.staffNo', 1],
      ['at', -1],
      ['_id', -1],
    ]),
    index('ticket', [
      ['ticketId', 1],
      ['at', -1],
      ['_id', -1],
    ]),
  ),
  // What admins have changed.
  collection(
    'audit',
    index('newest', [
      ['at', -1],
      ['_id', -1],
    ]),
    index('kind', [
      ['kind', 1],
      ['at', -1],
      ['_id', -1],
    ]),
  ),
  collection(
    'exports',
    index('age', [['createdAt', 1]]),
    index('kind', [
      ['kind', 1],
      ['createdAt', 1],
      ['_id', 1],
    ]),
  ),
  // Pictures of codes that were drawn: they never change.
  collection('codes'),
  collection('settings'),
  // What people have agreed to be told: one document per person.
  collection('grants'),
  collection(
    'files',
    index('unused', [
      ['openid', 1],
      ['isUsed', 1],
      ['createdAt', 1],
    ]),
    index('age', [['createdAt', 1]]),
  ),
  collection(
    'inbox',
    index('newest', [
      ['openid', 1],
      ['at', -1],
      ['_id', -1],
    ]),
    index('unread', [
      ['openid', 1],
      ['isRead', 1],
      ['ticketId', 1],
    ]),
    index('unread_talk', [
      ['openid', 1],
      ['isRead', 1],
      ['notice.kind', 1],
      ['ticketId', 1],
    ]),
    // Who removes the account is found in what others were told.
    index('told_by', [['notice.by', 1]]),
    index('ticket', [
      ['ticketId', 1],
      ['at', -1],
      ['_id', -1],
    ]),
    index('undelivered', [
      ['isUndelivered', 1],
      ['at', -1],
      ['_id', -1],
    ]),
  ),
];
