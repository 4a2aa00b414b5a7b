/** Tickets in the order of their numbers, which nothing changes: a list by last change would lose those that move meanwhile. */
import { firstNumber } from '@xiuda/domain';
import { command, type Data, database } from '../sdk';
import { cellsOf } from './column';
import { type ExportFilter, type ExportSource, pageOf } from './source';
import { type ExportedTicket, STEP_FIELDS, TICKET_COLUMNS, TICKET_FIELDS } from './ticket-columns';

const PROJECTION = Object.fromEntries(
  [...TICKET_FIELDS, ...STEP_FIELDS.map((field) => `timeline.${field}`)].map((field) => [field, true]),
);

/** Numbers begin with the day, so those of a period are neighbours. */
function numbersBetween({ from, until }: ExportFilter, after: string | undefined): unknown {
  const start = after === undefined ? command.gte(firstNumber(from)) : command.gt(after);
  return until ? start.and(command.lt(firstNumber(until))) : start;
}

function condition(filter: ExportFilter, after?: string): Data {
  const { status, areaId, itemId, workerId } = filter;
  return {
    number: numbersBetween(filter, after),
    ...(status !== undefined && { status }),
    ...(areaId !== undefined && { areaIds: areaId }),
    ...(itemId !== undefined && { 'item.id': itemId }),
    ...(workerId !== undefined && { 'worker.staffNo': workerId }),
  };
}

const tickets = () => database.collection('tickets');

export const ticketRows: ExportSource = {
  filters: ['status', 'areaId', 'itemId', 'workerId', 'from', 'to'],
  columns: TICKET_COLUMNS,
  async count(filter) {
    return (await tickets().where(condition(filter)).count()).total;
  },
  async page(filter, after, limit) {
    const { data } = await tickets()
      .where(condition(filter, after))
      .orderBy('number', 'asc')
      .limit(limit)
      .field(PROJECTION)
      .get();
    return pageOf(
      data as ExportedTicket[],
      limit,
      ({ number }) => number,
      (ticket) => cellsOf(TICKET_COLUMNS, ticket),
    );
  },
};
