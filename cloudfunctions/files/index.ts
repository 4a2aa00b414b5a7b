import { slots } from '../_shared/files/slots';
import { resource } from '../_shared/resource';

export const main = resource({ slots });
