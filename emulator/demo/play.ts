/** Acts a story out: every step is a call of the function that the mini program would call. */
import {
  dayText,
  isOpen,
  type Owner,
  type StaffRef,
  type Status,
  statusRow,
  UNSEEN_AFTER,
} from '@xiuda/domain';
import { call, type CallAs, type SeedTarget, uploadPhotos } from './calls';
import { type Person, STAFF, type StaffPerson } from './people';
import { schedule } from './schedule';
import type { Step, StepInput, Story } from './stories';

/** Of the ticket that a step answers. */
interface Seen {
  readonly _id: string;
  readonly version: number;
  readonly status: Status;
  readonly reviewer?: StaffRef;
  readonly worker?: StaffRef;
}

type Answer = { readonly ticket: Seen };

/** @returns the name under which a step is repeatable: one per story and step */
export const requestIdOf = (story: Story, index: number): string => `demo-${story.id}-${index}`;

/** Logs somebody in, vouches for the phone, and binds staff to their row of the roster. */
export async function openAccount(
  cloud: SeedTarget,
  person: Person | StaffPerson,
  now: number,
): Promise<void> {
  const as: CallAs = { openid: person.openid, now };
  await call(cloud, 'account', { op: 'login' }, as);
  await call(cloud, 'account', { op: 'bindPhone', code: `phone:${person.phone}` }, as);
  if ('staffNo' in person) {
    await call(cloud, 'account', { op: 'bindStaff', staffNo: person.staffNo, name: person.name }, as);
  } else {
    const contact = { contactName: person.name, contactPhone: person.phone };
    await call(cloud, 'account', { op: 'update', ...contact }, as);
  }
}

async function report(cloud: SeedTarget, story: Story, now: number): Promise<Seen> {
  const { reporter, areaId, itemId, address, description } = story;
  const as: CallAs = { openid: reporter.openid, now };
  const photos = await uploadPhotos(cloud, story.photos ?? [], as);
  const event = {
    requestId: requestIdOf(story, 0),
    areaId,
    itemId,
    address,
    description,
    contactName: reporter.name,
    contactPhone: reporter.phone,
    photos,
  };
  return (await call<Answer>(cloud, 'ticket-submit', event, as)).ticket;
}

const DAY_MS = 24 * 60 * 60_000;

/** As the function takes it at this instant (ms). */
export const inputAt = ({ expectedIn, ...input }: StepInput, at: number): object => ({
  ...input,
  ...(expectedIn !== undefined && { expectedAt: dayText(at + expectedIn * DAY_MS) }),
});

async function act(
  cloud: SeedTarget,
  ticket: Seen,
  step: Step,
  requestId: string,
  now: number,
): Promise<Seen> {
  const as: CallAs = { openid: step.by.openid, now };
  const photos = step.photos && { photos: await uploadPhotos(cloud, step.photos, as) };
  const event = {
    ticketId: ticket._id,
    version: ticket.version,
    requestId,
    ...inputAt(step.input, now),
    ...photos,
  };
  return (await call<Answer>(cloud, `ticket-${step.action}`, event, as)).ticket;
}

const staffCalled = (ref: StaffRef | undefined): Person | undefined =>
  Object.values<StaffPerson>(STAFF).find(({ staffNo }) => staffNo === ref?.staffNo);

const OWNERS: Record<Owner, (ticket: Seen, story: Story) => Person | undefined> = {
  preReviewers: () => STAFF.liu,
  reviewer: ({ reviewer }) => staffCalled(reviewer),
  worker: ({ worker }) => staffCalled(worker),
  reporter: (_, { reporter }) => reporter,
};

const SOON = 10 * 60_000;

/** Whoever has the turn has looked at what waits for long, unless the story says that nobody did. */
async function look(cloud: SeedTarget, story: Story, ticket: Seen, since: number, now: number) {
  const { owner } = statusRow(ticket.status);
  const person = owner && OWNERS[owner](ticket, story);
  if (!person || !isOpen(ticket.status) || story.isUnseen || since + UNSEEN_AFTER > now) return;
  await call(
    cloud,
    'tickets',
    { op: 'get', ticketId: ticket._id },
    { openid: person.openid, now: since + SOON },
  );
}

/** @throws Error naming the story and the step that was refused, or a wrong end */
export async function playStory(cloud: SeedTarget, story: Story, now: number): Promise<void> {
  const [reportedAt = now, ...times] = schedule(story, now);
  let ticket = await naming(story, 'submit', () => report(cloud, story, reportedAt));
  for (const [i, step] of story.steps.entries()) {
    const before = ticket;
    const requestId = requestIdOf(story, i + 1);
    ticket = await naming(story, `step ${i + 1} ${step.action} by ${step.by.name}`, () =>
      act(cloud, before, step, requestId, times[i] ?? now),
    );
  }
  if (ticket.status !== story.ends) {
    throw new Error(`demo story ${story.id} ends as ${ticket.status}, not ${story.ends}`);
  }
  await look(cloud, story, ticket, times[story.steps.length - 1] ?? reportedAt, now);
}

async function naming<T>(story: Story, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`demo story ${story.id}, ${what}: ${why}`, { cause });
  }
}
