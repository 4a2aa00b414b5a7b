import { type ExportView, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { viewOf } from '../exports/view';
import { recentJobs } from '../store/exports';

const INPUT = z.strictObject({});

/** Exports of the last day, whoever made them; the record of administration knows them all. */
export const list: AdminOperation<{ exports: ExportView[] }> = async (event) => {
  parse(INPUT, event);
  return { exports: (await recentJobs()).map(viewOf) };
};
