/** Every step that the table allows, each on a fresh ticket: status, version, timeline, messages and the effects on fields. */
import { type ActionId, rebuild, type StaffRef, type Status, type Ticket } from '@xiuda/domain';
import {
  CALLED_IDS,
  CLOCK_OF,
  isOpenStatus,
  STATUS_IDS,
  STATUS_LINES,
  type Told,
  TRANSITIONS,
} from '../support/contract';
import { stateOf } from '../support/marks';
import { PEOPLE, person, type PersonName } from '../support/people';
import { CELLS, NAMES, STANDING } from '../support/standing';
import { ticketIn } from '../support/walk';
import { must, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

const allowed = CELLS(STATUS_IDS, CALLED_IDS).flatMap(({ expected, ...cell }) =>
  'role' in expected ? [{ ...cell, role: expected.role, name: STANDING[cell.who] }] : [],
);

const ref = (name: PersonName): StaffRef => ({
  staffNo: person(name).staffNo ?? '',
  name: PEOPLE[name].name,
});

/** On the list of the walk, with so many valves. */
const used = (valves: number) => [
  { materialId: 'valve', name: '陶瓷阀芯 35mm', unit: '个', quantity: valves },
  { materialId: 'tape', name: '生料带', unit: '卷', quantity: 4 },
];

/** Fields that a step sets or removes, beside the ones that every step touches; all others stay. */
type Effects = Record<string, unknown>;
const EFFECTS: Partial<Record<ActionId, (before: Ticket, at: Date, who: PersonName) => Effects>> = {
  edit: () => ({ description: '龙头一直流水，关不上' }),
  grab: (_, __, who) => ({ worker: ref(who) }),
  pause: (_, at, who) => ({
    pause: { by: ref(who), at, reasonCode: 'waitingParts', note: '等阀芯到货' },
  }),
  resume: () => ({ pause: undefined }),
  'refuse-work': () => ({ completion: undefined, confirmation: undefined }),
  reopen: () => ({
    ...{ worker: undefined, suggestedWorker: ref('worker'), reopenCount: 1 },
    ...{ completion: undefined, confirmation: undefined, acceptance: undefined, rating: undefined },
  }),
  'pre-approve': () => ({ reviewer: ref('reviewer') }),
  dispatch: () => ({ worker: ref('worker') }),
  'return-to-pre-review': () => ({ reviewer: undefined }),
  'return-to-review': () => ({ worker: undefined }),
  'transfer-review': () => ({ reviewer: ref('otherReviewer') }),
  'reassign-worker': () => ({ worker: ref('otherWorker'), pause: undefined }),
  'reassign-reviewer': () => ({ reviewer: ref('otherReviewer') }),
  'add-materials': () => ({ materials: used(4) }),
  'return-materials': () => ({ materials: used(1) }),
  'request-completion': (_, at) => ({
    completion: {
      by: ref('worker'),
      at,
      note: '换了阀芯，不漏了',
      result: 'fixed',
      photos: [expect.stringMatching(/^cloud:\/\//)],
    },
  }),
  'confirm-completion': (_, at) => ({ confirmation: { by: ref('reviewer'), at, note: '已核实' } }),
  'reject-completion': () => ({ completion: undefined, confirmation: undefined }),
  rate: (_, at) => ({
    rating: { at, score: 5, comment: '很快' },
    acceptance: { by: 'reporter', at },
  }),
};

const staffRule = (one: StaffRef | undefined) => (one ? [`staff:${one.staffNo}`] : []);

function told(words: readonly Told[], before: Ticket, after: Ticket): string[] {
  const owner = STATUS_LINES[before.status].owner;
  const rules: Record<Told, string[]> = {
    'all preReviewers': ['role:preReviewer'],
    'all workers': ['role:worker'],
    reporter: ['reporter'],
    reviewer: staffRule(after.reviewer),
    worker: staffRule(after.worker),
    'old reviewer': staffRule(before.reviewer),
    'old worker': staffRule(before.worker),
    'current owner':
      owner === 'preReviewers'
        ? ['role:preReviewer']
        : staffRule(before[owner === 'worker' ? 'worker' : 'reviewer']),
  };
  return words.flatMap((word) => rules[word]);
}

/** Everybody who acted or was assigned, read from the story; without the present assignees while it is open. */
function pastOf(ticket: Ticket): string[] {
  const all = ticket.timeline.flatMap(({ by, input }) => [
    ...(by.role === 'reporter' ? [] : [`${by.role}:${by.staffNo ?? ''}`]),
    ...staffRule(input.reviewer).map((rule) => rule.replace('staff', 'reviewer')),
    ...staffRule(input.worker).map((rule) => rule.replace('staff', 'worker')),
  ]);
  const present = [`reviewer:${ticket.reviewer?.staffNo}`, `worker:${ticket.worker?.staffNo}`];
  return [...new Set(all)].filter((one) => !isOpenStatus(ticket.status) || !present.includes(one)).sort();
}

const ownerOf = (ticket: Ticket): string | undefined => {
  const { owner } = STATUS_LINES[ticket.status];
  return owner === 'reviewer' || owner === 'worker' ? ticket[owner]?.staffNo : owner;
};

test.each(allowed)('$status · $action by $name', async ({ status, action, who, role }) => {
  const line = TRANSITIONS[action];
  const to: Status = line.to === 'same' ? status : line.to;
  const seen = await ticketIn(w, status, { detour: true });
  const before = await w.stored(seen._id);
  const event = await w.event(who, action, seen);
  const answer = must(
    await w.call<{ ticket: Ticket; repeated?: true }>(who, `ticket-${action}`, event),
    action,
  );
  const after = await w.stored(seen._id);
  const entry = after.timeline.at(-1);
  const at = entry?.at ?? new Date(0);

  expect(answer).not.toHaveProperty('repeated');
  expect(answer.ticket).toMatchObject({ _id: seen._id, status: to, version: before.version + 1 });

  expect(after.timeline.slice(0, -1)).toEqual(before.timeline);
  const { openid, name, staffNo } = person(who);
  expect(entry).toMatchObject({ requestId: event.requestId, action, from: status, to });
  expect(entry?.by).toEqual({ role, openid, name, ...(staffNo !== undefined && { staffNo }) });
  expect(Object.prototype.toString.call(at)).toBe('[object Date]');

  const moved = to !== before.status || ownerOf(after) !== ownerOf(before);
  const { past, timeline, ...fields } = stateOf(after);
  const { past: _, timeline: __, ...rest } = stateOf(before);
  const changed = {
    status: to,
    version: before.version + 1,
    updatedAt: at,
    since: moved ? at : before.since,
    stageSince: CLOCK_OF[to] === CLOCK_OF[before.status] ? before.stageSince : at,
  };
  expect(fields).toEqual({ ...rest, ...changed, ...EFFECTS[action]?.(before, at, who) });
  expect([...past].sort()).toEqual(pastOf(after));

  const rules = new Set(told(line.told, before, after));
  for (const own of [`staff:${staffNo}`, ...(who === 'reporter' ? ['reporter'] : [])]) rules.delete(own);
  expect(after.outbox.slice(0, before.outbox.length)).toEqual(before.outbox);
  const added = after.outbox.slice(before.outbox.length);
  expect(added.map((message) => message.to).sort()).toEqual([...rules].sort());
  if (added.length) expect(after.outboxDueAt).toBeDefined();
  // Whoever goes on with their own work has looked at it; of others the mark is as it was.
  const goesOn = STATUS_LINES[to].owner === role && ownerOf(after) === staffNo;
  expect(after.openedAt).toEqual(goesOn ? at : before.openedAt);

  expect(rebuild(seen._id, timeline)).toEqual({ ...fields, past, timeline });
});

test.each(NAMES)('anybody may submit: %s', async (who) => {
  const { openid, phone, staffNo, roles } = person(who);
  const isStaff = roles.length > 0 && who !== 'inactive';
  const seen = await w.submit(who, { contactPhone: '13700000001', contactName: '收发室' });
  const ticket = await w.stored(seen._id);
  expect(ticket).toMatchObject({
    status: 'pendingPreReview',
    version: 1,
    areaIds: ['east', 'd3', 'd3-201'],
    area: { id: 'd3-201', path: ['东校区', '3栋', '201'] },
    item: { id: 'faucet', path: ['水电', '龙头'] },
    contactPhone: '13700000001',
    materials: [],
    past: [],
    photos: [],
  });
  expect(ticket.reporter).toMatchObject({ openid, ...(phone !== undefined && { phone }) });
  expect(ticket.number).toMatch(/^BX\d{8}-\d{6}$/);
  expect(ticket.timeline).toHaveLength(1);
  const by = { role: 'reporter', openid, ...(isStaff && { staffNo }) };
  expect(ticket.timeline[0]).toMatchObject({ action: 'submit', from: null, to: 'pendingPreReview', by });
  expect(ticket.outbox.map((message) => message.to)).toEqual(['role:preReviewer']);
});
