import { resource } from '../_shared/resource';
import { find } from '../_shared/tickets/find';
import { get } from '../_shared/tickets/get';
import { list } from '../_shared/tickets/list';
import { similar } from '../_shared/tickets/similar';

export const main = resource({ find, get, list, similar });
