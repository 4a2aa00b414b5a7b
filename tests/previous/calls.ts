/** What the mini program calls: every function and op, with all of its fields and with as few as it may send. */
import { FUZZED_CALLS } from '../support/fuzzed-calls';
import { GOOD_CALLS } from '../support/good-calls';
import { person, type PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { CALLED_IDS, type Status, TRANSITIONS } from '../support/contract';
import { type Fields, freshRequestId, type World } from '../support/world';
import { filledIn } from './event';
import { lost, type Shape } from './shape';

export interface Call {
  readonly title: string;
  readonly name: string;
  fresh(world: World): Promise<{ readonly openid: string; readonly event: Fields }>;
}

const onTicket = (
  title: string,
  name: string,
  who: PersonName,
  status: Status,
  fields: (ticket: { readonly _id: string; readonly version: number }) => Fields,
): Call => ({
  title,
  name,
  fresh: async (world) => ({
    openid: person(who).openid,
    event: fields(await ticketIn(world, status, { detour: status === 'completed' })),
  }),
});

const opened = (who: PersonName, status: Status): Call =>
  onTicket(`tickets · get of ${status} by ${who}`, 'tickets', who, status, ({ _id }) => ({
    ...{ op: 'get', ticketId: _id },
  }));

const listed = (who: PersonName, view: string, tab: string, status: Status): Call =>
  onTicket(`tickets · list of ${view} at ${tab}`, 'tickets', who, status, () => ({
    ...{ op: 'list', view, tab, limit: 2 },
  }));

const OPENED = [
  ...(['pendingPreReview', 'assigned', 'paused', 'completed', 'rated', 'cancelled'] as const).map((status) =>
    opened('reporter', status),
  ),
  ...(['repairing', 'pendingConfirmation', 'rated'] as const).map((status) => opened('worker', status)),
  opened('reviewer', 'pendingConfirmation'),
  opened('admin', 'completed'),
];

const LISTED = [
  listed('reporter', 'reporter', 'all', 'paused'),
  listed('reporter', 'reporter', 'toRate', 'completed'),
  listed('preReviewer', 'preReviewer', 'pending', 'pendingPreReview'),
  listed('preReviewer', 'preReviewer', 'done', 'completed'),
  listed('reviewer', 'reviewer', 'confirming', 'pendingConfirmation'),
  listed('worker', 'worker', 'pool', 'pooled'),
  listed('worker', 'worker', 'done', 'rated'),
  listed('admin', 'admin', 'all', 'completed'),
];

const REFUSED = [
  onTicket('ticket-accept of another version', 'ticket-accept', 'worker', 'assigned', ({ _id, version }) => ({
    ...{ ticketId: _id, version: version - 1, requestId: freshRequestId() },
  })),
  onTicket('ticket-start too early', 'ticket-start', 'worker', 'assigned', ({ _id, version }) => ({
    ...{ ticketId: _id, version, requestId: freshRequestId() },
  })),
  onTicket(
    'ticket-reject without words',
    'ticket-reject',
    'reviewer',
    'pendingReview',
    ({ _id, version }) => ({
      ...{ ticketId: _id, version, requestId: freshRequestId(), reason: '' },
    }),
  ),
  onTicket(
    'ticket-dispatch to nobody',
    'ticket-dispatch',
    'reviewer',
    'pendingReview',
    ({ _id, version }) => ({
      ...{ ticketId: _id, version, requestId: freshRequestId(), workerId: 'nobody' },
    }),
  ),
  onTicket('tickets · get by a stranger', 'tickets', 'stranger', 'assigned', ({ _id }) => ({
    ...{ op: 'get', ticketId: _id },
  })),
];

const complete = FUZZED_CALLS.map((one): Call => ({ ...one, title: `${one.call} with everything` }));

/** Steps as those send them who write nothing that they need not. */
const least = CALLED_IDS.flatMap((action): Call[] => {
  const step = GOOD_CALLS.find(({ title }) => title === `ticket-${action}`);
  const { may = [] } = TRANSITIONS[action];
  if (!step || !may.length) return [];
  const isNeeded = ([field]: readonly [string, unknown]) => !(may as readonly string[]).includes(field);
  const fresh: Call['fresh'] = async (world) => {
    const { openid, event } = await step.fresh(world);
    return { openid, event: Object.fromEntries(Object.entries(event).filter(isNeeded)) };
  };
  return [{ title: `${step.title} with least`, name: step.name, fresh }];
});

export const CALLS: readonly Call[] = [
  ...GOOD_CALLS,
  ...complete,
  ...least,
  ...OPENED,
  ...LISTED,
  ...REFUSED,
];

/** A call of a version, with what its client relies on. */
export interface KeptCall {
  readonly title: string;
  readonly name: string;
  readonly event: Fields;
  /** The code, where it was refused. */
  readonly refused?: string;
  /** Of what it answered, or of the details of its refusal. */
  readonly answer: Shape;
}

/** What a client of that version would miss, sending this call to the functions of today; empty where it goes on working. */
export async function missed(
  world: World,
  { title, name, event, refused, answer }: KeptCall,
): Promise<string[]> {
  const present = CALLS.find((call) => call.title === title);
  if (!present) return [`${title}: nothing prepares this call any more`];
  const situation = await present.fresh(world);
  const sent = filledIn(event, situation.event);
  const answered = await world.cloud.invoke<unknown>(name, sent, situation.openid);
  const code = answered.ok ? undefined : answered.error.code;
  if (code !== refused)
    return [`${title}: was ${refused ?? 'ok'}, is ${answered.ok ? 'ok' : JSON.stringify(answered.error)}`];
  const told = answered.ok ? answered.data : (answered.error.details ?? {});
  return lost(answer, [told]).map((what) => `${title}: ${what}`);
}
