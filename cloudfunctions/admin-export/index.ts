import { proceed } from '../_shared/admin-export/continue';
import { link } from '../_shared/admin-export/link';
import { list } from '../_shared/admin-export/list';
import { start } from '../_shared/admin-export/start';
import { adminResource } from '../_shared/admin-resource';

export const main = adminResource({ start, continue: proceed, link, list });
