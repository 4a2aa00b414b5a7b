import { parse, requestId, staffNumber } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { audited } from '../audited';
import { endDeputy as end } from '../deputies';

const INPUT = z.strictObject({ staffNo: staffNumber, requestId });

/** Nobody stands in for this person any more, or will. */
export const endDeputy: AdminOperation<object> = (event, admin) => {
  const input = parse(INPUT, event);
  return audited(admin, input, (transaction) => end(transaction, input.staffNo));
};
