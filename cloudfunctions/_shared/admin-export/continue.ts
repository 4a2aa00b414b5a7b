import { type ExportView, parse } from '@xiuda/domain';
import type { AdminOperation } from '../admin-resource';
import { carryOn } from '../exports/carry-on';
import { viewOf } from '../exports/view';
import { jobOf } from '../store/exports';
import { ONE_EXPORT } from './id';

/** Carries an export on by one share; called again until it is done, by whoever looks at it. */
export const proceed: AdminOperation<ExportView> = async (event) =>
  viewOf(await carryOn(await jobOf(parse(ONE_EXPORT, event).id)));
