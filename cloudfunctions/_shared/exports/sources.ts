import type { ExportKind } from '@xiuda/domain';
import type { ExportSource } from './source';
import { staffRows } from './staff';
import { stockRows } from './stock';
import { ticketRows } from './tickets';

export const SOURCES: Readonly<Record<ExportKind, ExportSource>> = {
  tickets: ticketRows,
  staff: staffRows,
  stock: stockRows,
};
