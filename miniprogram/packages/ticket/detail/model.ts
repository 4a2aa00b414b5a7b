/** What the detail page shows of a ticket. */
import {
  type ActionId,
  absoluteTime,
  actionLabel,
  actionRow,
  type Instant,
  isUrgent,
  type RecordField,
  remarkWords,
  type Role,
  roleLabel,
  sentenceOf,
  statusRow,
} from '@xiuda/domain';
import { affectedWords } from '../../../services/affected';
import { assigneesOf, ticketGround, ticketTitle } from '../../../services/ticket-title';
import { lateNote, turnWords, unseenWords } from '../../../services/turn';
import type { WireTicket } from '../../../services/wire';
import { contactsOf } from './contacts';
import { type Entry, storyOf } from './story';

type Actions = readonly ActionId[];

/** A ticket whose next step is this person's, in whatever role, waits for them. */
const isMyTurn = (actions: Actions): boolean => actions.some((action) => actionRow(action).place === 'main');

/** The step that ended the ticket before it was repaired; nobody undoes it, so it is the newest. */
function endOf({ status, timeline }: WireTicket): Entry | undefined {
  return statusRow(status).group === 'ended' ? timeline.find(({ to }) => to === status) : undefined;
}

function outcomeOf(ticket: WireTicket, now: Instant) {
  const end = endOf(ticket);
  if (!end) return null;
  const { by, at, input } = end;
  return {
    what: sentenceOf(end),
    reason: input.reason ?? '',
    when: `${roleLabel(by.role)} · ${absoluteTime(at, now)}`,
    button: ticket.isMine ? '重新报修' : '',
  };
}

/** A step that changes the list of materials is offered at that list, every other one in the bar. */
const isAtList = (action: ActionId): boolean => actionRow(action).stock !== undefined;

/** From an empty list nothing can be given back. */
const isForEmpty = (action: ActionId): boolean => actionRow(action).stock === 'takes';

function materialsOf({ materials }: WireTicket, actions: Actions, role: Role | '') {
  const steps = actions.filter((one) => isAtList(one) && (materials.length || isForEmpty(one)));
  const lines = materials.map(({ name, quantity, unit }, index) => ({
    key: `${index}${name}`,
    name,
    amount: `× ${quantity} ${unit}`,
  }));
  const links = steps.map((action) => ({ action, label: actionLabel(action, role || undefined) }));
  return { lines, links: links.reverse() };
}

/** What a card of its own says already is not told a second time. */
function toldAbove(ticket: WireTicket): (entry: Entry) => boolean {
  const { completion, rating } = ticket;
  const shown: Partial<Record<RecordField, string | undefined>> = {
    completion: completion?.at,
    rating: rating?.at,
  };
  const end = endOf(ticket);
  return (entry) => {
    const { records } = actionRow(entry.action);
    return entry === end || (records ?? []).some((field) => shown[field] === entry.at);
  };
}

/** The report while it waits for its first look: what the content check says of it is said beside it. */
function newReport({ status, timeline }: WireTicket): Entry | undefined {
  return statusRow(status).owner === 'preReviewers' ? timeline[timeline.length - 1] : undefined;
}

function remarkOn(report: Entry | undefined) {
  const words = report && remarkWords(report);
  return words ? { words: `${words}，请先看一眼`, tone: report.flagged ? 'waiting' : 'ended' } : null;
}

const photosOf = (paths: readonly string[] = []) => paths.map((path) => ({ path }));

function completionOf({ completion }: WireTicket, now: Instant) {
  if (!completion) return null;
  const { by, at, note = '', photos } = completion;
  return { who: by.name, when: absoluteTime(at, now), note, photos: photosOf(photos) };
}

function ratingOf({ rating }: WireTicket, now: Instant) {
  if (!rating) return null;
  const { score, comment = '', at } = rating;
  return { score, comment, when: absoluteTime(at, now) };
}

/** @param role in which this person acts on the ticket, where a step has another name for it */
export function modelOf(ticket: WireTicket, actions: Actions, role: Role | '', now: Instant) {
  const { description, number, status, area, item } = ticket;
  const { stage, tone } = statusRow(status);
  const report = newReport(ticket);
  return {
    title: ticketTitle(ticket),
    ground: ticketGround(ticket),
    areaId: area.id,
    itemId: item.id,
    assignees: assigneesOf(ticket),
    number,
    status,
    stage,
    tone,
    isMine: ticket.isMine,
    danger: isUrgent(ticket) ? (ticket.danger ?? '') : '',
    waiting: turnWords(ticket, isMyTurn(actions), now),
    unseen: unseenWords(ticket),
    late: lateNote(ticket),
    affected: affectedWords(ticket),
    outcome: outcomeOf(ticket, now),
    remark: remarkOn(report),
    description,
    photos: photosOf(ticket.photos),
    ...contactsOf(ticket, role === 'worker'),
    materials: materialsOf(ticket, actions, role),
    bar: actions.filter((action) => !isAtList(action)),
    completion: completionOf(ticket, now),
    rating: ratingOf(ticket, now),
    story: storyOf(ticket, now, toldAbove(ticket), report),
  };
}

/** In which role a step's button is named. */
export const roleOn = (ticket: WireTicket, staffNo: string | undefined): Role | '' =>
  (staffNo !== undefined && ticket.worker?.staffNo === staffNo) || ticket.standsIn?.includes('worker')
    ? 'worker'
    : '';
