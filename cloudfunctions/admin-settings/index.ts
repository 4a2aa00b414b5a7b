import { adminResource } from '../_shared/admin-resource';
import { audit } from '../_shared/admin-settings/audit';
import { get } from '../_shared/admin-settings/get';
import { progress } from '../_shared/admin-settings/progress';
import { save } from '../_shared/admin-settings/save';

export const main = adminResource({ get, save, progress, audit });
