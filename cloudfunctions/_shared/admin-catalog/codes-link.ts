import { AppError, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { linkFor } from '../storage';
import { CODES_KIND, type MadeCodes } from '../store/codes';
import { MADE_LINK_SECONDS, madeFile } from '../store/made-files';

const STALE = '文件已经过期，请重新生成';

const INPUT = z.strictObject({ id: z.string(STALE).check(z.minLength(1, STALE), z.maxLength(64, STALE)) });

interface CodesLink {
  /** Works for ten minutes. */
  readonly url: string;
  readonly name: string;
}

/** A link to sheets that were made. */
export const codesLink: AdminOperation<CodesLink> = async (event) => {
  const made = await madeFile<MadeCodes>(parse(INPUT, event).id, CODES_KIND);
  const url = made?.fileId && (await linkFor(made.fileId, MADE_LINK_SECONDS));
  if (!made || !url) throw new AppError('NOT_FOUND', undefined, STALE);
  return { url, name: made.name };
};
