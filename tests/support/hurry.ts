/** People who report, step and bind as fast as they are answered, and what they remember of it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ActionId, Status } from '@xiuda/domain';
import type { Answer } from './cloud';
import type { KillableCloud } from './killable-cloud';
import { person, type PersonName } from './people';
import type { Random } from './random';
import { type Fields, freshRequestId, REPORT, type SeenTicket, type StepData } from './world';

/** Something that somebody asked for. */
export interface Wish {
  readonly name: string;
  readonly openid: string;
  readonly event: Fields & { readonly requestId: string };
  isAcknowledged: boolean;
  /** Tells whoever wished what came of it. */
  readonly onDone: (data: Answered) => void;
}

type Answered = Extract<Answer<Partial<StepData>>, { ok: true }>['data'];

export interface Crowd {
  /** Everything asked for so far, in all rounds. */
  readonly wishes: Wish[];
  /** Goes on until no answer comes any more. */
  run(cloud: KillableCloud, random: Random, onAnswer: () => void): Promise<void>;
}

type Move = readonly [PersonName, ActionId, Fields?];
const reason = { reason: '再核实一下' };
const note = { note: '已核实' };

const SUBMIT: Move = ['reporter', 'submit', REPORT];
const WITH_PHOTO: readonly ActionId[] = ['submit', 'edit', 'request-completion', 'refuse-work'];

/** Where a ticket may go from each status; nothing where it is over. */
const MOVES: Partial<Record<Status, readonly Move[]>> = {
  pendingPreReview: [
    ['preReviewer', 'pre-approve', { reviewerId: 'R1' }],
    ['otherPreReviewer', 'pre-approve', { reviewerId: 'R1' }],
    ['reporter', 'edit', { description: '其实是灯不亮', keptPhotos: [0] }],
  ],
  pendingReview: [
    ['reviewer', 'dispatch', { workerId: 'W1' }],
    ['reviewer', 'pool'],
  ],
  pooled: [
    ['reviewer', 'unpool'],
    ['worker', 'grab'],
  ],
  assigned: [
    ['worker', 'accept'],
    ['worker', 'return-to-review', reason],
    ['reporter', 'cancel'],
  ],
  accepted: [['worker', 'start']],
  repairing: [
    ['worker', 'add-materials', { materials: [{ materialId: 'valve', quantity: 1 }] }],
    ['worker', 'return-materials', { materials: [{ materialId: 'valve', quantity: 1 }] }],
    ['worker', 'request-completion', note],
    ['worker', 'pause', { reasonCode: 'waitingParts', ...note }],
  ],
  paused: [['worker', 'resume']],
  pendingConfirmation: [['reviewer', 'confirm-completion', note]],
  completed: [
    ['reporter', 'rate', { score: 5 }],
    ['reporter', 'refuse-work', reason],
    ['reporter', 'reopen', reason],
  ],
};

export const PHOTO = new Uint8Array(
  readFileSync(path.resolve(__dirname, '../../emulator/demo/photos/ceiling-fan.jpg')),
);

export const NEWCOMER_NAME = '梁伟';
const CLIENTS = 5;

/** No answer came: the cloud is gone. */
class Gone extends Error {}

export function crowd(): Crowd {
  const wishes: Wish[] = [];
  const tickets: (SeenTicket | undefined)[] = Array.from({ length: CLIENTS });
  let newcomers = 0;

  async function run(cloud: KillableCloud, random: Random, onAnswer: () => void): Promise<void> {
    async function wished(
      name: string,
      openid: string,
      fields: Fields,
      onDone: Wish['onDone'],
    ): Promise<void> {
      const event = { ...fields, requestId: freshRequestId() };
      const wish: Wish = { name, openid, event, isAcknowledged: false, onDone };
      wishes.push(wish);
      const answer = await cloud.invoke<Partial<StepData>>(name, event, openid);
      if (!answer) throw new Gone();
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      wish.isAcknowledged = true;
      onDone(answer.data);
      onAnswer();
    }

    async function photo(openid: string): Promise<Fields> {
      const slots = await cloud.invoke<{ paths: string[] }>('files', { op: 'slots', count: 1 }, openid);
      if (!slots) throw new Gone();
      if (!slots.ok) throw new Error(`files: ${JSON.stringify(slots.error)}`);
      const fileId = await cloud.upload(openid, slots.data.paths[0] ?? '', PHOTO);
      if (fileId === undefined) throw new Gone();
      return { photos: [fileId] };
    }

    async function stepOn(client: number): Promise<void> {
      const ticket = tickets[client];
      const moves = ticket && MOVES[ticket.status];
      const possible = moves?.filter(([, one]) => one !== 'return-materials' || ticket?.materials.length);
      const [who, action, fields] = possible ? random.oneOf(possible) : SUBMIT;
      const { openid } = person(who);
      const envelope = moves && { ticketId: ticket._id, version: ticket.version };
      const pictures = WITH_PHOTO.includes(action) ? await photo(openid) : {};
      await wished(`ticket-${action}`, openid, { ...envelope, ...fields, ...pictures }, (data) => {
        tickets[client] = data.ticket;
      });
    }

    async function bindOne(): Promise<void> {
      const staffNo = `N${++newcomers}`;
      const openid = `openid-newcomer-${staffNo}`;
      await wished('account', openid, { op: 'bindStaff', staffNo, name: NEWCOMER_NAME }, () => undefined);
    }

    async function untilGone(work: () => Promise<void>): Promise<void> {
      try {
        for (;;) await work();
      } catch (error) {
        if (!(error instanceof Gone)) throw error;
      }
    }

    const clients = tickets.map((_, client) => untilGone(() => stepOn(client)));
    await Promise.all([...clients, untilGone(bindOne)]);
  }

  return { wishes, run };
}
