import { list } from '../_shared/messages/list';
import { read } from '../_shared/messages/read';
import { resource } from '../_shared/resource';

export const main = resource({ list, read });
