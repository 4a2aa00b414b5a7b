/** Subscribe messages: one try each, and what became of it in the ledger. */
import {
  type InboxMessage,
  NO_GRANT,
  type Push,
  refusalOf,
  reminderOf,
  type Settings,
  type TicketState,
} from '@xiuda/domain';
import { platform } from './sdk';
import { dropGrants, spendGrant } from './store/grants';
import { claimPush, releasePush, settlePush } from './store/inbox';

/** A repair's news of yesterday disturbs more than it helps: then the message in the mini program has to do. */
const WORTH_TRYING_MS = 24 * 60 * 60_000;

/** WeChat's errcode; 0 where it took the message, `undefined` where there was no answer. */
async function send(message: InboxMessage, ticket: TicketState, settings: Settings['messages']) {
  const template = message.push && settings.templates[message.push.template];
  // The template was taken out of the settings after the message was queued.
  if (!template) return 40037;
  try {
    await platform.openapi.subscribeMessage.send({
      touser: message.openid,
      ...reminderOf(message, ticket, template),
      miniprogramState: settings.opens,
      lang: 'zh_CN',
    });
    return 0;
  } catch (error) {
    const { errCode } = error as { errCode?: number };
    return errCode;
  }
}

async function settle(message: InboxMessage, push: Push, code: number | undefined): Promise<void> {
  const { openid } = message;
  await Promise.all([
    settlePush(message._id, push),
    code === 0 && spendGrant(openid, push.template),
    code === NO_GRANT && dropGrants(openid, push.template),
  ]);
}

/**
 * Sends the subscribe message of a message that is this run's to send.
 * @throws Error where another try may work; it stays queued
 */
async function attempt(message: InboxMessage, ticket: TicketState, settings: Settings['messages']) {
  const { push } = message;
  if (!push) return;
  const code = await send(message, ticket, settings);
  const { again, ours, words } = refusalOf(code);
  if (code !== 0 && ours) console.error(`subscribe message ${push.template} refused by our fault: ${code}`);
  const isWorthTrying = Date.now() - message.at.getTime() < WORTH_TRYING_MS;
  if (code !== 0 && again && isWorthTrying) {
    await releasePush(message._id);
    throw new Error(`subscribe message: ${code ?? 'no answer'} ${words}`);
  }
  const state = code === 0 ? 'sent' : 'refused';
  await settle(message, { template: push.template, state, at: new Date(), ...(code && { code }) }, code);
}

/**
 * Sees to it that the subscribe message of a stored message has been tried; once, unless a try got no answer.
 * @param isNew whether this run has stored it
 * @throws Error where it has to be tried later
 */
export async function push(
  message: InboxMessage,
  isNew: boolean,
  ticket: TicketState,
  settings: Settings['messages'],
): Promise<void> {
  if (!message.push) return;
  const claim = isNew ? 'claimed' : await claimPush(message._id);
  if (claim === 'elsewhere') throw new Error('a subscribe message is being sent by another run');
  if (claim === 'claimed') await attempt(message, ticket, settings);
}
