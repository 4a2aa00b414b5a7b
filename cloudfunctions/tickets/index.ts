import { resource } from '../_shared/resource';
import { get } from '../_shared/tickets/get';
import { list } from '../_shared/tickets/list';

export const main = resource({ get, list });
