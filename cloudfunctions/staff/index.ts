import { resource } from '../_shared/resource';
import { list } from '../_shared/staff/list';

export const main = resource({ list });
