/** What a step does to a ticket, and whom it is told to. Written by hand from the ticket contract. */
import type { ActionId, Role } from '@xiuda/domain';
import { type Told as ToldWord, TRANSITIONS } from '../support/contract';
import { usedOf } from './base-data';
import { type CastName, holderOf, member, type OnDuty } from './cast';
import { ownerOf } from './rules';
import type { Entry, Fields, ModelTicket, Named, Used } from './state';

const named = (staffNo: unknown): Named => {
  const who = holderOf(staffNo);
  if (!who) throw new Error(`nobody holds ${String(staffNo)}`);
  return { staffNo: String(staffNo), name: member(who).name };
};

/** A wish as the story keeps it: numbers of people become people, and so do materials. */
export function resolved({ reviewerId, workerId, materials, ...kept }: Fields): Fields {
  return {
    ...kept,
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

/** "Effects on fields, besides status". */
const EFFECTS: Partial<Record<ActionId, Effect>> = {
  'pre-approve': takeReviewer,
  'transfer-review': takeReviewer,
  'reassign-reviewer': takeReviewer,
  dispatch: takeWorker,
  'reassign-worker': takeWorker,
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
  'reject-completion': () => ({ completion: undefined, confirmation: undefined }),
  rate: ({ at, input }) => ({ rating: { at, ...input } }),
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
  return [...new Set(TRANSITIONS[action].told.flatMap((word) => rules[word] ?? []))];
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
  });
  const isMoved = !before || before.status !== status || ownerOf(before) !== ownerOf(next);
  const to = toldOf(before, next, entry);
  const told = { version: next.story.length, action, at, by: by.openid, to, turn: ownerOf(next) };
  return { ...next, ...(isMoved && { since: at }), told: to.length ? [...ticket.told, told] : ticket.told };
}
