/** Tells people of tickets that take too long: whose turn it is, later reviewers, at last admins. */
import { noticeEntries, OVERDUE_REMINDERS, overdueReminder, type Paces, pacesOf } from '@xiuda/domain';
import { readLate } from './store/late-tickets';
import { remindedTo, writeReminder } from './store/reminded';
import { readSettings } from './store/settings';
import { findTicket } from './store/tickets';

const BATCH = 50;

/** @returns whether somebody is told now */
async function remind(ticketId: string, now: number, paces: Paces): Promise<boolean> {
  const ticket = await findTicket(ticketId);
  const due = ticket && overdueReminder(ticket, now, paces);
  if (!due) return false;
  const at = new Date(now);
  const messages = noticeEntries(ticket, due.notice, { at, by: '', tells: due.tells });
  return writeReminder(ticket, due.mark, messages, at);
}

/** Those that have had so many reminders and are due for the next; whoever is reminded is not found again. */
async function remindAt(level: number, now: number, paces: Paces, end: number): Promise<number> {
  const query = {
    scope: remindedTo(level),
    paces,
    now,
    batch: BATCH,
    times: OVERDUE_REMINDERS[level]?.times,
  };
  let [reminded, page] = [0, await readLate(query, BATCH)];
  for (;;) {
    for (const { _id } of page.found) {
      if (Date.now() > end) return reminded;
      // One ticket that cannot be written does not keep the others from being told of.
      const isTold = await remind(_id, now, paces).catch((error: unknown) =>
        console.error(`reminding of ticket ${_id}`, error),
      );
      if (isTold) reminded += 1;
    }
    if (!page.next || Date.now() > end) return reminded;
    page = await readLate(query, BATCH, page.next);
  }
}

/**
 * Goes on until everybody has been told who is to be, or the time is over: the next run goes on then.
 * @returns of how many tickets somebody was told
 */
export async function remindOverdue(end: number): Promise<number> {
  const [paces, now] = [pacesOf(await readSettings('clocks')), Date.now()];
  let reminded = 0;
  for (const level of OVERDUE_REMINDERS.keys()) reminded += await remindAt(level, now, paces, end);
  return reminded;
}
