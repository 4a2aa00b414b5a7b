/** A cloud with people who have bound themselves, and tickets that they walk through their lives. */
import type { ActionId, Ticket, TicketSummary, TicketView } from '@xiuda/domain';
import { type Answer, type CloudChoices, startCloud, type TestCloud, type Wire } from './cloud';
import {
  CATALOG,
  MATERIAL_ROWS,
  PEOPLE,
  type Person,
  person,
  type PersonName,
  PLACES,
  ROSTER,
} from './people';
import { jpeg } from './tiny-photos';

export interface StepData {
  readonly ticket: TicketView;
  readonly repeated?: true;
}

export interface ListData {
  readonly tickets: readonly TicketSummary[];
  readonly nextCursor?: string | null;
  readonly counts?: Readonly<Record<string, number>>;
}

export type SeenTicket = Wire<TicketView>;
/** What a step needs to know of a ticket. */
export type Handle = Pick<SeenTicket, '_id' | 'version'>;
export type Fields = Readonly<Record<string, unknown>>;

export interface World {
  readonly cloud: TestCloud;
  /** Calls a function as somebody. */
  call<T>(who: PersonName, name: string, event: Fields): Promise<Answer<T>>;
  /** The same, for calls that must succeed. */
  data<T>(who: PersonName, name: string, event: Fields): Promise<Wire<T>>;
  /** One step with a fresh requestId and good fields, unless told otherwise. */
  step(who: PersonName, action: ActionId, ticket: Handle, fields?: Fields): Promise<Answer<StepData>>;
  /** The same, for steps that must succeed; answers the ticket after it. */
  go(who: PersonName, action: ActionId, ticket: Handle, fields?: Fields): Promise<SeenTicket>;
  submit(who?: PersonName, fields?: Fields): Promise<SeenTicket>;
  /** A complete good event of this action on this ticket. */
  event(who: PersonName, action: ActionId, ticket: Handle, fields?: Fields): Promise<Fields>;
  /** A file at one's own slot. */
  photo(who: PersonName): Promise<string>;
  stored(ticketId: string): Promise<Ticket>;
  stop(): Promise<void>;
}

let requests = 0;
export const freshRequestId = (): string => `request-${process.pid}-${++requests}`;

/** Good values for a submission. */
export const REPORT = {
  areaId: 'd3-201',
  address: '卫生间',
  itemId: 'faucet',
  contactName: '林晓',
  description: '龙头滴水，关不紧',
} as const;

/** The same of a dangerous item. */
export const DANGER = { ...REPORT, itemId: 'gas', description: '厨房一股燃气味' } as const;

/** Good fields of each step, beside ticketId, version and requestId; photos are added where they are needed. */
const GOOD: Record<ActionId, Fields> = {
  submit: REPORT,
  cancel: { reason: '自己修好了' },
  'pre-approve': { reviewerId: 'R1' },
  'pre-reject': { reason: '不归后勤修' },
  dispatch: { workerId: 'W1' },
  reject: { reason: '不归后勤修' },
  'return-to-pre-review': { reason: '不在我的片区' },
  'transfer-review': { reviewerId: 'R2', reason: '请帮忙看看' },
  edit: { description: '龙头一直流水，关不上' },
  'direct-dispatch': { workerId: 'W1', reviewerId: 'R1' },
  pause: { reasonCode: 'waitingParts', note: '等阀芯到货' },
  resume: {},
  pool: {},
  unpool: {},
  grab: {},
  'refuse-work': { reason: '还在滴水' },
  reopen: { reason: '又滴水了' },
  'accept-result': {},
  accept: {},
  'return-to-review': { reason: '不是我的工种' },
  start: {},
  'add-materials': { materials: [{ materialId: 'valve', quantity: 2 }] },
  'return-materials': { materials: [{ materialId: 'valve', quantity: 1 }] },
  'request-completion': { note: '换了阀芯，不漏了' },
  'confirm-completion': { note: '已核实' },
  'reject-completion': { reason: '还在滴水' },
  rate: { score: 5, comment: '很快' },
  'reassign-worker': { workerId: 'W2', reason: '人手不够' },
  'reassign-reviewer': { reviewerId: 'R2', reason: '请假' },
};

export function must<T>(answer: Answer<T>, what: string): Wire<T> {
  if (answer.ok) return answer.data;
  throw new Error(`${what} was refused: ${JSON.stringify(answer.error)}`);
}

async function bind(cloud: TestCloud, { openid, name, phone, staffNo }: Person): Promise<void> {
  if (phone === undefined) return;
  const account = async (event: Fields) =>
    must(await cloud.invoke('account', event, openid), `account ${String(event.op)} of ${name}`);
  await account({ op: 'login' });
  await account({ op: 'bindPhone', code: `phone:${phone}` });
  if (staffNo !== undefined) await account({ op: 'bindStaff', staffNo, name });
}

/** What a test can have otherwise. */
export interface WorldOptions extends CloudChoices {
  /** Messages go out after a step. Elsewhere they stay in the outbox, where nothing changes a ticket behind a test's back. */
  readonly delivers?: boolean;
  /** Everything that people write and every photo goes through the content check, as it does where nothing is set. */
  readonly checksContent?: boolean;
  /** Pre-reviewers may dispatch what is dangerous; nobody has set it elsewhere. */
  readonly allowsDirectDispatch?: boolean;
}

const UNCHECKED = { _id: 'content', checksText: false, checksPhotos: false };

/** A started cloud with base data; everybody but the stranger is bound, and the inactive one has left since. */
export async function world({
  delivers = false,
  checksContent = false,
  allowsDirectDispatch = false,
  ...choices
}: WorldOptions = {}): Promise<World> {
  const cloud = await startCloud(choices);
  try {
    if (!delivers) await cloud.holdMessages();
    await cloud.insert('staff', ROSTER);
    await cloud.insert('catalog', CATALOG);
    await cloud.insert('places', PLACES);
    await cloud.insert('materials', MATERIAL_ROWS);
    if (!checksContent) await cloud.insert('settings', [UNCHECKED]);
    if (allowsDirectDispatch) await cloud.insert('settings', [{ _id: 'urgency', directDispatch: true }]);
    await Promise.all(Object.values<Person>(PEOPLE).map((one) => bind(cloud, one)));
    await cloud.change('staff', PEOPLE.inactive.staffNo ?? '', { active: false });
  } catch (error) {
    await cloud.stop();
    throw error;
  }
  return {
    cloud,
    ...acting(cloud),
    async stop() {
      await cloud.stop();
      expectNoLeaks(cloud.answers);
    },
  };
}

/** What may never leave the functions, in whatever answer: openids, file ids, the outbox and what else is for the store only. */
const SECRETS = /openid-[a-z]|cloud:\/\/|"outbox|"past"|"inputDigest"|"requestId":"request-|"bindFailures"/;

function expectNoLeaks(answers: readonly string[]): void {
  const leak = answers.find((text) => SECRETS.test(text));
  if (leak !== undefined) throw new Error(`an answer gives ${SECRETS.exec(leak)?.[0]} away: ${leak}`);
}

function acting(cloud: TestCloud): Omit<World, 'cloud' | 'stop'> {
  const photos = new Map<PersonName, Promise<string>>();
  const call = <T>(who: PersonName, name: string, event: Fields) =>
    cloud.invoke<T>(name, event, person(who).openid);
  const data = async <T>(who: PersonName, name: string, event: Fields) =>
    must(await call<T>(who, name, event), `${name} by ${who}`);

  async function newPhoto(who: PersonName): Promise<string> {
    const { paths } = await data<{ paths: string[] }>(who, 'files', { op: 'slots', count: 1 });
    const { fileID } = await cloud.upload(person(who).openid, paths[0] ?? '', jpeg());
    if (!fileID) throw new Error(`${who} could not upload`);
    return fileID;
  }

  function photo(who: PersonName): Promise<string> {
    const made = photos.get(who) ?? newPhoto(who);
    photos.set(who, made);
    return made;
  }

  async function event(
    who: PersonName,
    action: ActionId,
    ticket: Handle,
    fields: Fields = {},
  ): Promise<Fields> {
    const envelope = { ticketId: ticket._id, version: ticket.version, requestId: freshRequestId() };
    const pictures = action === 'request-completion' && { photos: [await photo(who)] };
    return { ...envelope, ...GOOD[action], ...pictures, ...fields };
  }

  const step = async (who: PersonName, action: ActionId, ticket: Handle, fields?: Fields) =>
    call<StepData>(who, `ticket-${action}`, await event(who, action, ticket, fields));

  return {
    call,
    data,
    photo,
    event,
    step,
    go: async (who, action, ticket, fields) =>
      must(await step(who, action, ticket, fields), `${action} by ${who}`).ticket,
    submit: async (who = 'reporter', fields = {}) =>
      (await data<StepData>(who, 'ticket-submit', { requestId: freshRequestId(), ...REPORT, ...fields }))
        .ticket,
    async stored(ticketId) {
      const found = await cloud.document('tickets', ticketId);
      if (!found) throw new Error(`no ticket ${ticketId}`);
      return found as unknown as Ticket;
    },
  };
}
