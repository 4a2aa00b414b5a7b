import { adminResource } from '../_shared/admin-resource';
import { audit } from '../_shared/admin-settings/audit';

export const main = adminResource({ audit });
