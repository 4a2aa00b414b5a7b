import { get } from '../_shared/catalog/get';
import { resource } from '../_shared/resource';

export const main = resource({ get });
