import { grant } from '../_shared/messages/grant';
import { ledger } from '../_shared/messages/ledger';
import { list } from '../_shared/messages/list';
import { read } from '../_shared/messages/read';
import { resource } from '../_shared/resource';

export const main = resource({ grant, ledger, list, read });
