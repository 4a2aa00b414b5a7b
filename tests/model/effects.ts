/** What a step does to a ticket, and whom it is told to. Written by hand from the ticket contract. */
import type { ActionId, Role } from '@xiuda/domain';
import { CLOCK_OF, type Told as ToldWord, TRANSITIONS } from '../support/contract';
import { areaOf, itemOf, usedOf } from './base-data';
import { type CastName, holderOf, member, type OnDuty } from './cast';
import { ownerOf } from './rules';
import type { Entry, Fields, ModelTicket, Named, Used } from './state';

const named = (staffNo: unknown): Named => {
  const who = holderOf(staffNo);
  if (!who) throw new Error(`nobody holds ${String(staffNo)}`);
  return { staffNo: String(staffNo), name: member(who).name };
};

/** A place and an item as a ticket keeps them. */
export function reported({ areaId, itemId }: Fields): Fields {
  const [area, item] = [areaOf(areaId), itemOf(itemId)];
  return {
    ...(area && { area: { id: areaId, path: area.path }, areaIds: area.ids }),
    ...(item && { item: { id: itemId, path: item.path } }),
    ...(item?.trade !== undefined && { trade: item.trade }),
    ...(item?.danger !== undefined && { danger: item.danger }),
  };
}

/** Of an edit: the photos that stay, and the new ones behind them. */
function photosOf({ photos, keptPhotos }: Fields, ticket: ModelTicket, action: ActionId): Fields {
  const added = (photos ?? []) as string[];
  if (action !== 'edit') return added.length ? { photos: added } : {};
  if (photos === undefined && keptPhotos === undefined) return {};
  const kept = ((keptPhotos ?? []) as number[]).map((place) => ticket.photos[place]);
  return { photos: [...kept, ...added] };
}

/** A wish as the story keeps it: numbers of people become people, and so do places and materials. */
export function resolved(wish: Fields, ticket: ModelTicket, who: CastName, action: ActionId): Fields {
  const { reviewerId, workerId, materials, areaId, itemId, photos, keptPhotos, ...kept } = wish;
  return {
    ...kept,
    ...reported({ areaId, itemId }),
    ...photosOf({ photos, keptPhotos }, ticket, action),
    ...(action === 'grab' && { worker: named(member(who).staffNo) }),
    ...(reviewerId !== undefined && { reviewer: named(reviewerId) }),
    ...(workerId !== undefined && { worker: named(workerId) }),
    ...(materials !== undefined && { materials: usedOf(materials) }),
  };
}

export function doneBy(reporterName: string, who: CastName, role: Role, onDuty: OnDuty): Entry['by'] {
  const { openid, name, staffNo } = member(who);
  const isStaff = staffNo !== undefined && onDuty.has(who);
  return { role, openid, name: role === 'reporter' ? reporterName : name, ...(isStaff && { staffNo }) };
}

const summed = (before: readonly Used[], added: readonly Used[]): Used[] => [
  ...before.map((one) => ({
    ...one,
    quantity: one.quantity + (added.find(({ materialId }) => materialId === one.materialId)?.quantity ?? 0),
  })),
  ...added.filter((one) => !before.some(({ materialId }) => materialId === one.materialId)),
];

const lessened = (before: readonly Used[], returned: readonly Used[]): Used[] =>
  before.flatMap((one) => {
    const back = returned.find(({ materialId }) => materialId === one.materialId)?.quantity ?? 0;
    return one.quantity > back ? [{ ...one, quantity: one.quantity - back }] : [];
  });

/** A person's words and photos, as `completion` and `confirmation` keep them. */
const record = ({ by, at, input }: Entry): Fields => ({
  by: { staffNo: by.staffNo, name: by.name },
  at,
  ...input,
});

/** Fields that a step sets; those set to undefined are removed. */
type Changes = { readonly [K in keyof ModelTicket]?: ModelTicket[K] | undefined };
type Effect = (entry: Entry, before: ModelTicket) => Changes;

const takeReviewer: Effect = ({ input }) => ({ reviewer: input.reviewer as Named });
const takeWorker: Effect = ({ input }) => ({ worker: input.worker as Named });

/** Nothing that was said of the end is left. */
const UNFINISHED = { completion: undefined, confirmation: undefined };

/** What was reported anew; another item says anew what it is. */
const edited: Effect = ({ input }) => ({
  ...(input.item !== undefined && { trade: undefined, danger: undefined }),
  ...input,
});

/** "Effects on fields, besides status". */
const EFFECTS: Partial<Record<ActionId, Effect>> = {
  'pre-approve': takeReviewer,
  'transfer-review': takeReviewer,
  'reassign-reviewer': takeReviewer,
  dispatch: takeWorker,
  'reassign-worker': (entry, before) => ({ ...takeWorker(entry, before), pause: undefined }),
  'direct-dispatch': (entry, before) => ({ ...takeReviewer(entry, before), ...takeWorker(entry, before) }),
  grab: takeWorker,
  pause: (entry) => ({ pause: record(entry) }),
  resume: () => ({ pause: undefined }),
  edit: edited,
  'return-to-pre-review': () => ({ reviewer: undefined }),
  'return-to-review': () => ({ worker: undefined }),
  'add-materials': ({ input }, { materials }) => ({
    materials: summed(materials, input.materials as Used[]),
  }),
  'return-materials': ({ input }, { materials }) => ({
    materials: lessened(materials, input.materials as Used[]),
  }),
  'request-completion': (entry) => ({ completion: record(entry) }),
  'confirm-completion': (entry) => ({ confirmation: record(entry) }),
  'reject-completion': () => UNFINISHED,
  'refuse-work': () => UNFINISHED,
  reopen: (_, { worker, reopenCount = 0 }) => ({
    ...{ ...UNFINISHED, acceptance: undefined, rating: undefined, worker: undefined },
    ...{ suggestedWorker: worker, reopenCount: reopenCount + 1 },
  }),
  rate: ({ at, input }, { acceptance }) => ({
    rating: { at, ...input },
    acceptance: acceptance ?? { by: 'reporter', at },
  }),
};

const withChanges = (ticket: ModelTicket, changes: Changes): ModelTicket =>
  Object.fromEntries(
    Object.entries({ ...ticket, ...changes }).filter(([, value]) => value !== undefined),
  ) as unknown as ModelTicket;

/** Addressees of a step; one does not change who was the owner before it. */
function toldOf(before: ModelTicket | undefined, after: ModelTicket, { action }: Entry): string[] {
  const staff = (person: Named | undefined) => person && `staff:${person.staffNo}`;
  const rules: Record<ToldWord, string | undefined> = {
    'all preReviewers': 'role:preReviewer',
    'all workers': 'role:worker',
    reporter: 'reporter',
    reviewer: staff(after.reviewer),
    worker: staff(after.worker),
    'old reviewer': staff(before?.reviewer),
    'old worker': staff(before?.worker),
    'current owner': before && ownerOf(before),
  };
  const { told, alarms } = TRANSITIONS[action];
  const isAlarm = alarms && after.danger !== undefined && before?.danger === undefined;
  const onDuty = isAlarm ? ['role:preReviewer', 'role:reviewer', 'role:worker', 'role:admin'] : [];
  return [...new Set([...told.flatMap((word) => rules[word] ?? []), ...onDuty])];
}

const involvedIn = ({ by, input }: Entry): string[] => [
  ...(by.role === 'reporter' ? [] : [`${by.role}:${by.staffNo}`]),
  ...(['reviewer', 'worker'] as const).flatMap((role) => {
    const person = input[role] as Named | undefined;
    return person ? [`${role}:${person.staffNo}`] : [];
  }),
];

/** The ticket after this step; one without a story where the step makes it. */
export function after(ticket: ModelTicket, entry: Entry): ModelTicket {
  const before = ticket.story.length ? ticket : undefined;
  const { action, at, by, to: status } = entry;
  const next = withChanges(ticket, {
    ...EFFECTS[action]?.(entry, ticket),
    ...{ status, updatedAt: at },
    story: [...ticket.story, entry],
    involved: [...ticket.involved, ...involvedIn(entry)],
    was: before ? [...ticket.was, before] : [],
  });
  const isMoved = !before || before.status !== status || ownerOf(before) !== ownerOf(next);
  const to = toldOf(before, next, entry);
  const told = { version: next.story.length, action, at, by: by.openid, to, turn: ownerOf(next) };
  const isNextStage = !before || CLOCK_OF[before.status] !== CLOCK_OF[status];
  const instants = { ...(isMoved && { since: at }), ...(isNextStage && { stageSince: at }) };
  return { ...next, ...instants, told: to.length ? [...ticket.told, told] : ticket.told };
}
