/** Good calls of what is no transition: 留言, 催促, 我也遇到, 回复评价. */
import type { Status } from './contract';
import type { GoodCall } from './good-calls';
import { person, type PersonName } from './people';
import { ticketIn } from './walk';
import { type Fields, freshRequestId, type World } from './world';

interface Stored {
  readonly ticket: {
    readonly version: number;
    readonly urged?: { readonly count: number };
    readonly affected?: number;
    readonly ratingReplies?: readonly unknown[];
  };
  readonly comments: readonly unknown[];
  readonly follows: readonly unknown[];
}

interface Talk {
  readonly title?: string;
  readonly op: string;
  readonly who: PersonName;
  readonly status: Status;
  readonly fields?: (world: World) => Promise<Fields>;
  readonly isDone: (state: Stored) => boolean;
}

const OWN = /^(comments|follows)\//;

const talk = ({ op, title = op, who, status, fields, isDone }: Talk): GoodCall => ({
  title: `ticket-talk · ${title}`,
  name: 'ticket-talk',
  isRepeatable: false,
  async fresh(world) {
    const { _id: ticketId, version } = await ticketIn(world, status);
    const more = await fields?.(world);
    const on = async (collection: string) =>
      (await world.cloud.documents(collection)).filter((one) => one.ticketId === ticketId);
    return {
      openid: person(who).openid,
      event: { op, ticketId, requestId: freshRequestId(), ...more },
      mayWrite: OWN,
      async state() {
        const { outbox, outboxDueAt, outboxTries, ...ticket } = await world.stored(ticketId);
        return { ticket, comments: await on('comments'), follows: await on('follows') };
      },
      isDone: (state) => (state as Stored).ticket.version === version && isDone(state as Stored),
    };
  },
});

export const TALK_CALLS: readonly GoodCall[] = [
  talk({
    ...{ title: 'comment with a photo', op: 'comment', who: 'reporter', status: 'repairing' },
    fields: async (world) => ({ text: '还在漏', photos: [await world.photo('reporter')] }),
    isDone: ({ comments }) => comments.length === 1,
  }),
  talk({
    ...{ op: 'comment', who: 'worker', status: 'repairing' },
    fields: async (world) => ({ text: '先备料', photos: [await world.photo('worker')], internal: true }),
    isDone: ({ comments }) => comments.length === 1,
  }),
  talk({
    ...{ op: 'urge', who: 'reporter', status: 'assigned' },
    isDone: ({ ticket }) => ticket.urged?.count === 1,
  }),
  talk({
    ...{ op: 'follow', who: 'otherReporter', status: 'assigned' },
    isDone: ({ ticket, follows }) => ticket.affected === 1 && follows.length === 1,
  }),
  talk({
    ...{ op: 'replyRating', who: 'reviewer', status: 'rated' },
    fields: async () => ({ text: '谢谢' }),
    isDone: ({ ticket }) => ticket.ratingReplies?.length === 1,
  }),
];
