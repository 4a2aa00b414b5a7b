/** What the detail page shows of a ticket. */
import {
  type ActionId,
  actionRow,
  type Instant,
  isUrgent,
  type RecordField,
  remarkWords,
  type Role,
  statusRow,
} from '@xiuda/domain';
import { affectedWords } from '../../../services/affected';
import { reopenTag } from '../../../services/ticket-tags';
import { assigneesOf, ticketGround, ticketTitle } from '../../../services/ticket-title';
import type { WireTicket } from '../../../services/wire';
import { contactsOf } from './contacts';
import { isAtList, materialsOf } from './materials';
import { endOf, outcomeOf } from './outcome';
import { completionOf, photosOf, ratingOf } from './result';
import { standingOf, toneOf } from './standing';
import { type Entry, storyOf } from './story';

/** The photos that an edit left are those of the report. */
const leftPhotos = ({ action, input }: Entry, { photos }: WireTicket): boolean =>
  actionRow(action).edits === true && input.photos?.join() === photos.join();

/** What a part of the page says already is not told a second time. */
function toldAbove(ticket: WireTicket): (entry: Entry) => boolean {
  const { completion, rating, pause } = ticket;
  const shown: Partial<Record<RecordField, string | undefined>> = {
    completion: completion?.at,
    rating: rating?.at,
    pause: pause?.at,
  };
  const end = endOf(ticket);
  return (entry) => {
    const { records } = actionRow(entry.action);
    const isShown = (records ?? []).some((field) => shown[field] === entry.at);
    return entry === end || isShown || leftPhotos(entry, ticket);
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

/** What a form that is opened from here has to know. */
function targetOf(ticket: WireTicket) {
  const { area, item, suggestedWorker } = ticket;
  return {
    title: ticketTitle(ticket),
    ground: ticketGround(ticket),
    areaId: area.id,
    itemId: item.id,
    assignees: assigneesOf(ticket),
    suggested: suggestedWorker?.staffNo ?? '',
  };
}

/** @param role in which this person acts on the ticket, where a step has another name for it */
export function modelOf(ticket: WireTicket, actions: readonly ActionId[], role: Role | '', now: Instant) {
  const { description, number, status, acceptance, isMyTurn = false } = ticket;
  const report = newReport(ticket);
  return {
    ...targetOf(ticket),
    number,
    statusLabel: statusRow(status).label,
    stage: statusRow(status).stage,
    tone: toneOf(ticket),
    isMine: ticket.isMine,
    danger: isUrgent(ticket) ? (ticket.danger ?? '') : '',
    affected: affectedWords(ticket),
    tags: reopenTag(ticket),
    standing: standingOf(ticket, now),
    outcome: outcomeOf(ticket, now),
    remark: remarkOn(report),
    description,
    photos: photosOf(ticket.photos),
    ...contactsOf(ticket, role === 'worker'),
    materials: materialsOf(ticket, actions, role),
    bar: actions.filter((action) => !isAtList(action)),
    isMyTurn,
    isAccepted: acceptance !== undefined,
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
