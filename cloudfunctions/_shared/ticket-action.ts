/**
 * The middleware of every transition on an existing ticket. Order of checks (ticket contract): input, actor, existence and
 * visibility, repeat, version, permission, status, references, content. One request reads everything that they need, and one
 * writes (ADR 41).
 */
import {
  type ActionId,
  type Actor,
  type AnyInput,
  AppError,
  actionRow,
  applyStep,
  behalfOf,
  canSee,
  checkOtherSide,
  checkStep,
  conflict,
  INPUTS,
  messagesOf,
  NO_RULES,
  parse,
  repeatOf,
  type ResolvedInput,
  type Role,
  type Rules,
  type StaffRow,
  type StepActor,
  statusAfter,
  storySeen,
  type Ticket,
  type TicketView,
  type TimelineEntry,
} from '@xiuda/domain';
import { actorFrom } from './actor';
import { type ContentCheck, startContentCheck } from './ask-content-check';
import { askNotify } from './ask-notify';
import { inputDigest } from './digest';
import { dropCopies, noteUsed, storeCopies } from './photos';
import { loadReferences, type ResolveReferences, RULES_PART, wantedBy } from './references';
import { respond } from './respond';
import { seenBy } from './seen';
import { settingsIn } from './step-settings';
import { partsOf } from './store/settings';
import { moveStock } from './store/stock';
import { findTicketWith, type TicketWith } from './store/ticket-with';
import { changeTicket, findTicket } from './store/tickets';
import type { Transaction } from './sdk';

/** What a step answers; `repeated` where it had been taken already and nothing changed now. */
export interface StepAnswer {
  readonly ticket: TicketView;
  readonly repeated?: true;
}

type StepInput = AnyInput & { readonly ticketId: string; readonly version: number };

interface Step {
  readonly action: ActionId;
  readonly input: StepInput;
  readonly actor: Actor;
  readonly content: ContentCheck;
  readonly rules: Rules;
  /** Roster row of whoever had the ticket before the step. */
  readonly worker: StaffRow | undefined;
}

const answer = async (ticket: Ticket, { actor, worker }: Step): Promise<StepAnswer> => ({
  ticket: await seenBy(actor, ticket, worker),
});

/**
 * The ticket, if this person sees it.
 * @throws AppError CONFLICT where they saw it as their page shows it and somebody took it since: a grab that came late
 */
function visible(ticket: Ticket | undefined, actor: Actor, version: number): Ticket {
  if (ticket && canSee(ticket, actor)) return ticket;
  const seen = ticket && storySeen(ticket, actor, version);
  throw seen ? conflict(seen, actor.openid) : new AppError('NOT_FOUND');
}

/**
 * Was this very step taken before?
 * @throws AppError INVALID_INPUT where the requestId was used for another wish
 */
export function isRepeat(ticket: Ticket, action: ActionId, input: AnyInput, openid: string): boolean {
  const entry = repeatOf(ticket, openid, action, input.requestId);
  if (!entry) return false;
  if (entry.inputDigest !== inputDigest(input)) {
    throw new AppError('INVALID_INPUT', { requestId: '这次提交与上次的内容不同，请刷新后再试' });
  }
  return true;
}

/** Whoever acts, under their own name, and on whose behalf. */
function actedBy(actor: Actor, ticket: Ticket, role: Role): StepActor {
  const { openid, staffNo, name = '' } = actor;
  return {
    ...{ role, openid, name: role === 'reporter' ? ticket.reporter.name : name },
    ...behalfOf(role, ticket, actor),
    ...(staffNo !== undefined && { staffNo }),
  };
}

/** The timeline entry of a step that is about to be taken. */
function entryOf(
  { action, input, actor }: Step,
  ticket: Ticket,
  role: Role,
  resolved: ResolvedInput,
): TimelineEntry {
  return {
    requestId: input.requestId,
    inputDigest: inputDigest(input),
    action,
    from: ticket.status,
    to: statusAfter(action, ticket.status),
    by: actedBy(actor, ticket, role),
    at: new Date(),
    input: resolved,
  };
}

/** Somebody was faster: it was this very step, sent twice, or another one. */
async function lost(step: Step, photos: readonly string[]): Promise<StepAnswer> {
  const { action, input, actor } = step;
  const now = await findTicket(input.ticketId);
  await dropCopies(photos, now);
  const ticket = visible(now, actor, input.version);
  if (isRepeat(ticket, action, input, actor.openid))
    return { ...(await answer(ticket, step)), repeated: true };
  throw conflict(ticket.timeline, actor.openid);
}

/** What the step changes beside the ticket. */
function along(
  before: Ticket,
  entry: TimelineEntry,
): ((transaction: Transaction) => Promise<void>) | undefined {
  if (!actionRow(entry.action).stock) return undefined;
  return (transaction) => moveStock(transaction, { before, entry });
}

async function take(step: Step, ticket: Ticket, resolve: ResolveReferences): Promise<StepAnswer> {
  const { action, input, actor, content, rules } = step;
  if (isRepeat(ticket, action, input, actor.openid))
    return { ...(await answer(ticket, step)), repeated: true };
  const role = checkStep(action, input.version, ticket, actor, rules);
  const resolved = resolve(ticket, actor);
  checkOtherSide(actedBy(actor, ticket, role), resolved.input);
  const remarks = await content.judge();
  const photos = await storeCopies(resolved.photos);
  const shown = [...(resolved.kept ?? []), ...photos];
  const given = { ...resolved.input, ...((resolved.kept || photos.length) && { photos: shown }) };
  const entry = { ...entryOf(step, ticket, role, given), ...remarks };
  const after = applyStep(ticket, entry);
  const stored: Ticket = { ...after, outbox: ticket.outbox };
  const messages = messagesOf(ticket, after, entry);
  const [written, answered] = await Promise.all([
    changeTicket(ticket, after, { entry, messages }, along(ticket, entry)),
    answer(stored, step),
    noteUsed(resolved.photos),
  ]);
  if (!written) return lost(step, photos);
  await Promise.all([messages.length > 0 && askNotify(ticket._id), content.askForPhotos(ticket._id, photos)]);
  return answered;
}

/** What the institution allows, where the action hangs on it. */
const rulesFor = (action: ActionId, found: TicketWith | undefined): Rules =>
  actionRow(action).allowedBy && found ? partsOf([RULES_PART], found.of('settings'))[RULES_PART] : NO_RULES;

/** Makes the `main` of the function `ticket-<action>`. */
export const ticketAction = (action: ActionId) =>
  respond(async (event, openid): Promise<StepAnswer> => {
    const input = parse(INPUTS[action], event) as StepInput;
    const reading = findTicketWith(input.ticketId, wantedBy(action, input, openid));
    const [found, resolve, content] = await Promise.all([
      reading,
      loadReferences(action, input, openid, reading),
      startContentCheck(
        input,
        openid,
        reading.then((read) => settingsIn(input, read)),
      ),
    ]);
    const actor = actorFrom(openid, found?.caller?.row, found?.caller?.principals);
    const ticket = visible(found?.ticket, actor, input.version);
    const step = { action, input, actor, content, rules: rulesFor(action, found), worker: found?.worker };
    return take(step, ticket, resolve);
  });
