import { adminResource } from '../_shared/admin-resource';
import { apply } from '../_shared/admin-roster/apply';
import { endDeputy } from '../_shared/admin-roster/end-deputy';
import { get } from '../_shared/admin-roster/get';
import { list } from '../_shared/admin-roster/list';
import { preview } from '../_shared/admin-roster/preview';
import { save } from '../_shared/admin-roster/save';
import { slot } from '../_shared/admin-roster/slot';
import { template } from '../_shared/admin-roster/template';
import { unbind } from '../_shared/admin-roster/unbind';

export const main = adminResource({ list, get, save, unbind, endDeputy, template, slot, preview, apply });
