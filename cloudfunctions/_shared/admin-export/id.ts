import { text } from '@xiuda/domain';
import * as z from 'zod/mini';

/** Names one export. */
export const ONE_EXPORT = z.strictObject({ id: text('导出', 1, 64) });
