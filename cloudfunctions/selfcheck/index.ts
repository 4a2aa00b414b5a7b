import { adminResource } from '../_shared/admin-resource';
import { plan } from '../_shared/selfcheck/plan';
import { run } from '../_shared/selfcheck/run';

export const main = adminResource({ plan, run });
