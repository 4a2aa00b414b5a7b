/** Acts demo stories out on the rules alone, with no cloud: every check that the domain can make, then the ticket. */
import {
  type ActionId,
  type Actor,
  actingRole,
  checkAssignees,
  INPUTS,
  parse,
  placeOf,
  type ResolvedInput,
  applyStep,
  startsFrom,
  statusAfter,
  type StaffRef,
  type Ticket,
  type TicketState,
  type TimelineEntry,
} from '@xiuda/domain';
import { AREAS } from '../../../emulator/demo/campus';
import { ITEMS } from '../../../emulator/demo/items';
import { MATERIALS } from '../../../emulator/demo/materials';
import { EVERYBODY, type Person } from '../../../emulator/demo/people';
import { inputAt, requestIdOf } from '../../../emulator/demo/play';
import { ROSTER } from '../../../emulator/demo/roster';
import { schedule } from '../../../emulator/demo/schedule';
import type { Step, Story } from '../../../emulator/demo/stories';

export const staffNoOf = (openid: string): string | undefined => {
  const person = EVERYBODY.find((one) => one.openid === openid);
  return person && 'staffNo' in person ? person.staffNo : undefined;
};

const boundRoster = ROSTER.map((row) => {
  const person = EVERYBODY.find((one) => 'staffNo' in one && one.staffNo === row._id);
  return person ? { ...row, openid: person.openid } : row;
});

export function actorOf({ openid, name }: Person): Actor {
  const row = boundRoster.find((one) => one.openid === openid);
  return row ? { openid, name, staffNo: row._id, roles: row.roles } : { openid, name, roles: [] };
}

const DAY_MS = 24 * 60 * 60_000;

/** Places, items, materials and people by name; undefined members stay away. */
function resolved(story: Story, step: Step, at: number): ResolvedInput {
  const { reviewerId, workerId, materials, expectedIn, ...rest } = step.input;
  const person = (staffNo: string): StaffRef => ({
    staffNo,
    name: ROSTER.find(({ _id }) => _id === staffNo)?.name ?? '',
  });
  return {
    ...rest,
    ...(expectedIn !== undefined && { expectedAt: new Date(at + expectedIn * DAY_MS) }),
    ...(reviewerId && { reviewer: person(reviewerId) }),
    ...(workerId && { worker: person(workerId) }),
    ...(materials && {
      materials: materials.map(({ materialId, quantity }) => {
        const material = MATERIALS.find(({ _id }) => _id === materialId);
        if (!material) throw new Error(`${story.id}: no material ${materialId}`);
        return { materialId, name: material.name, unit: material.unit, quantity };
      }),
    }),
    ...(step.photos && { photos: step.photos }),
  };
}

function reportInput(story: Story): ResolvedInput {
  const area = placeOf(AREAS, story.areaId);
  const item = placeOf(ITEMS, story.itemId);
  if (!area || !item) throw new Error(`${story.id}: no place ${story.areaId} or item ${story.itemId}`);
  return {
    number: 'BX20260101-000000',
    reporter: { openid: story.reporter.openid, name: story.reporter.name },
    area: { id: area.id, path: area.path },
    areaIds: area.ids,
    item: { id: item.id, path: item.path },
    address: story.address,
    description: story.description,
    contactName: story.reporter.name,
    contactPhone: story.reporter.phone,
    photos: story.photos ?? [],
  };
}

const fileIds = (photos?: readonly string[]) =>
  photos && { photos: photos.map((name) => `cloud://local.test/${name}.jpg`) };

function parseReport(story: Story): void {
  const { areaId, itemId, address, description, reporter } = story;
  const contact = { contactName: reporter.name, contactPhone: reporter.phone };
  const event = { areaId, itemId, address, description, ...contact, ...fileIds(story.photos) };
  parse(INPUTS.submit, { requestId: requestIdOf(story, 0), ...event });
}

interface Stage {
  readonly story: Story;
  readonly step: Step;
  readonly index: number;
  readonly at: number;
}

function checked(ticket: Ticket, { story, step, index, at }: Stage): TicketState {
  const common = { ticketId: ticket._id, version: ticket.version, requestId: requestIdOf(story, index) };
  parse(INPUTS[step.action], { ...common, ...inputAt(step.input, Date.now()), ...fileIds(step.photos) });
  const actor = actorOf(step.by);
  const role = actingRole(step.action, ticket, actor);
  if (!role) throw new Error(`${story.id} ${index}: ${step.by.name} may not ${step.action}`);
  if (!startsFrom(step.action, ticket.status)) {
    throw new Error(`${story.id} ${index}: ${step.action} in ${ticket.status}`);
  }
  const { reviewerId, workerId } = step.input;
  const [reviewer, worker] = [reviewerId, workerId].map((id) => boundRoster.find(({ _id }) => _id === id));
  checkAssignees(step.action, ticket, { reviewer, worker });
  return applyStep(ticket, entryOf(step.action, ticket.status, step.by, at, role, resolved(story, step, at)));
}

function entryOf(
  action: ActionId,
  from: Ticket['status'] | undefined,
  person: Person,
  at: number,
  role: TimelineEntry['by']['role'],
  input: ResolvedInput,
): TimelineEntry {
  const staffNo = staffNoOf(person.openid);
  const by = { role, openid: person.openid, name: person.name, ...(staffNo && { staffNo }) };
  const to = statusAfter(action, from);
  return { requestId: action, inputDigest: '', action, from: from ?? null, to, by, at: new Date(at), input };
}

/** @throws Error naming story and step where the rules do not allow it */
export function tell(story: Story, now: number): Ticket {
  parseReport(story);
  const [reported = now, ...times] = schedule(story, now);
  const input = reportInput(story);
  const entry = entryOf('submit', undefined, story.reporter, reported, 'reporter', input);
  let ticket: Ticket = { ...applyStep(undefined, entry, story.id), outbox: [] };
  for (const [i, step] of story.steps.entries()) {
    ticket = { ...checked(ticket, { story, step, index: i + 1, at: times[i] ?? now }), outbox: [] };
  }
  return ticket;
}
