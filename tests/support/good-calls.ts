/** One good call of every function and op, each on a situation of its own, and what it leaves behind. */
import { createHash } from 'node:crypto';
import type { ActionId } from '@xiuda/domain';
import { newcomer } from './accounts';
import { DEPUTY_CALLS } from './deputy-calls';
import { drawCodes, makeCodes } from './good-codes';
import { ITEM_CALLS } from './item-calls';
import { person, type PersonName } from './people';
import { ROSTER_CALLS } from './roster-calls';
import { GOOD_STEPS } from './rivals';
import { PLACE_CALLS } from './place-calls';
import { ledgerOf } from './stock';
import { TALK_CALLS } from './talk-calls';
import { ticketIn } from './walk';
import {
  DANGER,
  type Fields,
  freshRequestId,
  type Handle,
  REPORT,
  type SeenTicket,
  type World,
} from './world';

export interface Situation {
  readonly openid: string;
  readonly event: Fields;
  /** Everything stored that this call could change. */
  state(): Promise<unknown>;
  /** Has the call had its effect, once and whole? */
  isDone(state: unknown): boolean;
  /** `collection/id` of what it may write beside what is this person’s own. */
  readonly mayWrite?: RegExp;
}

export interface GoodCall {
  readonly title: string;
  readonly name: string;
  /** Sent again, it has its effect again. */
  readonly isRepeatable: boolean;
  fresh(world: World): Promise<Situation>;
}

/** Id of what one wish of one person makes. */
const submissionId = (openid: string, requestId: string): string =>
  createHash('sha256').update(`${openid}\n${requestId}`).digest('hex').slice(0, 32);

type Stored = Readonly<Record<string, unknown>>;

interface StoredSteps {
  readonly version: number;
  readonly timeline: readonly { readonly requestId: string }[];
  readonly ledger: readonly { readonly _id: string }[];
}

/** Messages are delivered when they are: `notify` may still be at it when the step is answered. */
const beside = ({ outbox, outboxDueAt, outboxTries, ...ticket }: Stored): Stored => ticket;

interface Tried {
  readonly who: PersonName;
  readonly ticket: Handle;
  readonly event: Fields;
}

/** A step on a ticket of its own. */
const stepOn = (
  action: ActionId,
  prepare: (world: World) => Promise<Tried>,
  title = `ticket-${action}`,
): GoodCall => ({
  title,
  name: `ticket-${action}`,
  isRepeatable: false,
  async fresh(world) {
    const { who, ticket, event } = await prepare(world);
    return {
      openid: person(who).openid,
      event,
      // A step that moves stock has written rows of the ledger too, or nothing at all.
      state: async () => ({
        ...beside({ ...(await world.stored(ticket._id)) }),
        ledger: await ledgerOf(world.cloud, ticket._id),
      }),
      isDone(state) {
        const { version, timeline, ledger } = state as StoredSteps;
        const moved = ledger.filter(({ _id }) => _id.startsWith(`${ticket._id}.${ticket.version + 1}.`));
        if (moved.length !== ((event.materials as unknown[] | undefined) ?? []).length) return false;
        const own = timeline.filter(({ requestId }) => requestId === event.requestId);
        return own.length === 1 && version === ticket.version + 1 && timeline.length === version;
      },
    };
  },
});

const step = ({ action, who, status, danger }: (typeof GOOD_STEPS)[number]): GoodCall =>
  stepOn(action, async (world) => {
    const ticket = await ticketIn(world, status, { danger });
    return { who, ticket, event: await world.event(who, action, ticket) };
  });

/** Everything that was reported, with one photo that stays and one that comes. */
const editEverything = stepOn(
  'edit',
  async (world) => {
    const photo = await world.photo('reporter');
    const ticket = await world.submit('reporter', { photos: [photo] });
    const fields = { ...DANGER, contactPhone: '13700000001', keptPhotos: [0], photos: [photo] };
    return { who: 'reporter', ticket, event: await world.event('reporter', 'edit', ticket, fields) };
  },
  'ticket-edit of everything',
);

/** The same of the reporter's steps that may bring photos. */
const withPhoto = (action: 'refuse-work' | 'reopen'): GoodCall =>
  stepOn(
    action,
    async (world) => {
      const ticket = await ticketIn(world, 'completed');
      const photos = [await world.photo('reporter')];
      return { who: 'reporter', ticket, event: await world.event('reporter', action, ticket, { photos }) };
    },
    `ticket-${action} with a photo`,
  );

const submission = (title: string, fields: (world: World) => Promise<Fields>): GoodCall => ({
  title,
  name: 'ticket-submit',
  isRepeatable: false,
  async fresh(world) {
    const event = { requestId: freshRequestId(), ...REPORT, ...(await fields(world)) };
    const own = ({ timeline }: Stored) =>
      (timeline as StoredSteps['timeline'])[0]?.requestId === event.requestId;
    return {
      openid: person('reporter').openid,
      event,
      state: async () => (await world.cloud.documents('tickets')).filter(own).map(beside),
      isDone: (state) => (state as Stored[]).length === 1,
    };
  },
});

let rows = 0;

/** What is stored of one person: the account, less what making it at first sight puts there, and the roster row. */
async function stored(world: World, openid: string, staffNo?: string): Promise<Stored[]> {
  const { _id, createdAt, ...account } = (await world.cloud.document('accounts', openid)) ?? { _id: '' };
  const row = staffNo === undefined ? undefined : await world.cloud.document('staff', staffNo);
  return row ? [account, row] : [account];
}

const account = (
  title: string,
  { isFirst, event, expected }: { isFirst: boolean; event: Fields; expected: Stored },
): GoodCall => ({
  title: `account · ${title}`,
  name: 'account',
  isRepeatable: false,
  async fresh(world) {
    const { openid, login } = newcomer(world.cloud);
    if (!isFirst) await login();
    return {
      openid,
      event: { ...event, ...(event.op !== 'login' && { requestId: freshRequestId() }) },
      state: () => stored(world, openid),
      isDone: (state) => JSON.stringify((state as Stored[])[0]) === JSON.stringify(expected),
    };
  },
});

const bindStaff: GoodCall = {
  title: 'account · bindStaff',
  name: 'account',
  isRepeatable: false,
  async fresh(world) {
    const staffNo = `F${++rows}`;
    await world.cloud.insert('staff', [{ _id: staffNo, name: '梁伟', roles: ['worker'], active: true }]);
    const { openid, login } = newcomer(world.cloud);
    await login();
    return {
      openid,
      event: { op: 'bindStaff', staffNo, name: '梁伟', requestId: freshRequestId() },
      state: () => stored(world, openid, staffNo),
      isDone(state) {
        const [own, row] = state as Stored[];
        return own?.staffNo === staffNo && own.bindFailures === undefined && row?.openid === openid;
      },
    };
  },
};

/** It is done in several calls; what must not get lost is that it has begun. */
const remove: GoodCall = {
  title: 'account · remove',
  name: 'account',
  isRepeatable: false,
  async fresh(world) {
    const { openid, account: own } = newcomer(world.cloud);
    await own({ op: 'update', contactName: '林晓', contactPhone: '13900000001' });
    return {
      openid,
      event: { op: 'remove', confirm: true, requestId: freshRequestId() },
      async state() {
        const stays = await world.cloud.document('accounts', openid);
        const { since } = (stays?.removing ?? {}) as { since?: Date };
        return since === undefined && stays !== undefined ? 'stays' : 'goes';
      },
      isDone: (state) => state === 'goes',
    };
  },
};

let kinds = 0;

/** A material of its own, counted, and everything that administration writes about it. */
const ofMaterial = (op: string, fields: Fields, expected: Stored): GoodCall => ({
  title: `admin-catalog · ${op}`,
  name: 'admin-catalog',
  isRepeatable: false,
  async fresh({ cloud }) {
    const _id = `kind-${++kinds}`;
    const isNew = op === 'addMaterial';
    const name = `三角阀 ${_id}`;
    if (!isNew) await cloud.insert('materials', [{ _id, name, unit: '个', stock: 7, order: 100 }]);
    const requestId = freshRequestId();
    const event = { op, requestId, ...(isNew ? { name } : { materialId: _id }), ...fields };
    const record = submissionId(person('admin').openid, requestId);
    return {
      openid: person('admin').openid,
      event: op === 'saveMaterial' ? { ...event, name } : event,
      async state() {
        const row = await cloud.document('materials', isNew ? record : _id);
        const moved = await cloud.document('stock', record);
        return { row, moved, audit: await cloud.document('audit', record) };
      },
      isDone(state) {
        const { row, moved, audit } = state as { row?: Stored; moved?: Stored; audit?: Stored };
        const isMoved = op !== 'moveStock' || moved?.delta === 3;
        return (
          isMoved &&
          audit?.kind === 'material' &&
          Object.keys(expected).every((key) => row?.[key] === expected[key])
        );
      },
    };
  },
});

const SLOTS = 3;

const slots: GoodCall = {
  title: 'files · slots',
  name: 'files',
  isRepeatable: true,
  async fresh(world) {
    const { openid } = newcomer(world.cloud);
    return {
      openid,
      event: { op: 'slots', count: SLOTS },
      // Fewer slots than were asked for are nothing: nobody was told of them.
      state: async () => {
        const own = (await world.cloud.documents('files')).filter((slot) => slot.openid === openid);
        return Math.floor(own.length / SLOTS);
      },
      isDone: (state) => state === 1,
    };
  },
};

/** What a call that only reads finds. */
type Found = Pick<SeenTicket, '_id' | 'number'>;

const reading = (
  name: string,
  who: PersonName,
  op: string,
  fields: (ticket: Found) => Fields = () => ({}),
): GoodCall => ({
  title: `${name} · ${op} by ${who}`,
  name,
  isRepeatable: true,
  async fresh(world) {
    const ticket = await world.submit('reporter');
    return {
      openid: person(who).openid,
      event: { op, ...fields(ticket) },
      state: async () => beside({ ...(await world.stored(ticket._id)) }),
      isDone: () => true,
    };
  },
});

/** Needs no ticket, and leaves what the institution has set alone. */
const checking = (op: string, fields: Fields = {}): GoodCall => ({
  title: `selfcheck · ${op}`,
  name: 'selfcheck',
  isRepeatable: true,
  fresh: async ({ cloud }) => ({
    openid: person('admin').openid,
    event: { op, ...fields },
    state: () => cloud.documents('settings'),
    isDone: () => true,
  }),
});

/** The record of the change is part of what must be there once and whole. */
const saveSettings: GoodCall = {
  title: 'admin-settings · save',
  name: 'admin-settings',
  isRepeatable: false,
  async fresh({ cloud }) {
    const hours = `${++rows}:00 起`;
    const event = { op: 'save', part: 'institution', value: { hours }, requestId: freshRequestId() };
    return {
      openid: person('admin').openid,
      event,
      async state() {
        const records = await cloud.documents('audit');
        const own = records.filter(({ changes }) =>
          JSON.stringify(changes ?? []).includes(`"to":"${hours}"`),
        );
        return { set: (await cloud.document('settings', 'institution'))?.hours, records: own.length };
      },
      isDone: (state) => JSON.stringify(state) === JSON.stringify({ set: hours, records: 1 }),
    };
  },
};

type ExportOp = 'start' | 'continue' | 'link';

/** An export of the roster that has come as far as this op needs it. */
const exporting = (
  op: ExportOp,
  title = `admin-export · ${op}`,
  calls = op === 'link' ? 2 : 0,
): GoodCall => ({
  title,
  name: 'admin-export',
  isRepeatable: op !== 'start',
  async fresh(world) {
    const { openid } = person('admin');
    const started = { op: 'start', kind: 'staff', requestId: freshRequestId() };
    const ask = <T>(event: Fields) => world.data<T>('admin', 'admin-export', event);
    const { id } = op === 'start' ? { id: '' } : await ask<{ id: string }>(started);
    for (let call = 1; call <= calls; call++) await ask({ op: 'continue', id });
    const before = new Set((await world.cloud.documents('exports')).map(({ _id }) => _id));
    return {
      openid,
      event: op === 'start' ? started : { op, id },
      async state() {
        const own = (document: Stored) => (id ? document._id === id : !before.has(String(document._id)));
        const jobs = (await world.cloud.documents('exports')).filter(own);
        return jobs.filter(({ kind }) => kind === 'staff');
      },
      isDone(state) {
        const [job] = state as Stored[];
        return (state as Stored[]).length === 1 && (op !== 'continue' || Number(job?.step) > calls + 1);
      },
    };
  },
});

const PHOTOS = async (world: World): Promise<Fields> => ({ photos: [await world.photo('reporter')] });

export const GOOD_CALLS: readonly GoodCall[] = [
  ...GOOD_STEPS.map(step),
  editEverything,
  ...(['refuse-work', 'reopen'] as const).map(withPhoto),
  submission('ticket-submit', async () => ({})),
  submission('ticket-submit with a photo', PHOTOS),
  account('login', { isFirst: true, event: { op: 'login' }, expected: {} }),
  ...[true, false].flatMap((isFirst) => [
    account(`bindPhone${isFirst ? ' as the first call' : ''}`, {
      isFirst,
      event: { op: 'bindPhone', code: 'phone:13900000001' },
      expected: { phone: '13900000001' },
    }),
    account(`update${isFirst ? ' as the first call' : ''}`, {
      isFirst,
      event: { op: 'update', contactName: '林晓' },
      expected: { contactName: '林晓' },
    }),
  ]),
  bindStaff,
  remove,
  slots,
  ...PLACE_CALLS,
  drawCodes,
  makeCodes,
  reading('admin-catalog', 'admin', 'codePlaces', () => ({ placeIds: ['d3'] })),
  ...ROSTER_CALLS,
  ...DEPUTY_CALLS,
  ...ITEM_CALLS,
  reading('admin-catalog', 'admin', 'items'),
  reading('admin-catalog', 'admin', 'routes'),
  reading('admin-settings', 'admin', 'audit'),
  reading('admin-settings', 'admin', 'get'),
  reading('admin-settings', 'admin', 'progress'),
  saveSettings,
  ofMaterial('addMaterial', { unit: '个', price: 1600, lowAt: 3 }, { unit: '个', price: 1600 }),
  ofMaterial('saveMaterial', { unit: '只', price: 1600, lowAt: 3 }, { unit: '只', price: 1600, stock: 7 }),
  ofMaterial('switchMaterial', { isOff: true }, { isOff: true }),
  ofMaterial('moveStock', { kind: 'in', quantity: 3, reason: '采购到货' }, { stock: 10 }),
  reading('admin-catalog', 'admin', 'materials', () => ({ lowFirst: true })),
  reading('admin-catalog', 'admin', 'ledger', () => ({ materialId: 'valve' })),
  reading('admin-catalog', 'admin', 'usage', () => ({ from: '2026-01-01', to: '2026-12-31', by: 'area' })),
  reading('catalog', 'worker', 'stock'),
  exporting('start'),
  exporting('continue'),
  exporting('continue', 'admin-export · continue to the file', 1),
  exporting('link'),
  reading('admin-export', 'admin', 'list'),
  reading('catalog', 'stranger', 'get'),
  reading('catalog', 'stranger', 'places', () => ({ parentId: 'east' })),
  reading('staff', 'reviewer', 'list', () => ({ role: 'worker' })),
  reading('tickets', 'reporter', 'list', () => ({ view: 'reporter' })),
  reading('tickets', 'worker', 'list', () => ({ view: 'worker' })),
  reading('tickets', 'reporter', 'get', ({ _id }) => ({ ticketId: _id })),
  ...TALK_CALLS,
  reading('ticket-talk', 'preReviewer', 'comments', ({ _id }) => ({ ticketId: _id })),
  reading('tickets', 'preReviewer', 'find', ({ number }) => ({ number })),
  checking('plan'),
  checking('run', { part: 'unique', now: 0, version: '0.0.0' }),
];

/**
 * What admins do to a tree or a list of theirs goes one way, `audited`: the first op of each stands for those that are like it.
 * So do steps: `accept` for those that bring nothing, `reject` for those with words, `pre-approve` for those that name somebody.
 */
const LIKE_ANOTHER = new RegExp(
  [
    '· ((rename|move|order|switch)Places?|(save|move|order|switch)Items?|removeRoute|(save|switch)Material)$',
    '^ticket-(start|pool|unpool|resume|(pre-reject|return-to-(pre-)?review|(confirm|reject)-completion|cancel)|edit)$',
    '^ticket-(dispatch|transfer-review|reassign-reviewer|pause|reopen)$',
  ].join('|'),
);

/** One of each way in which calls go, where every round trip of each takes long. */
export const CALLS_OF_EVERY_WAY: readonly GoodCall[] = GOOD_CALLS.filter(
  ({ title }) => !LIKE_ANOTHER.test(title),
);
