/** The `storage.*` actions of node-sdk 3.17.2. */
import * as z from 'zod/mini';
import { CloudError } from '../errors';
import type { Storage } from '../storage/storage';

/** A batch holds at most 50 files. */
const MAX_BATCH = 50;

const uploadSchema = z.object({ path: z.string() });
const linkSchema = z.object({
  file_list: z
    .array(z.object({ fileid: z.string(), max_age: z.optional(z.number()) }))
    .check(z.maxLength(MAX_BATCH)),
});
const deleteSchema = z.object({ fileid_list: z.array(z.string()).check(z.maxLength(MAX_BATCH)) });

type Action = (params: unknown, storage: Storage) => Promise<Record<string, unknown>>;

export const STORAGE_ACTIONS: Record<string, Action> = {
  'storage.getUploadMetadata': async (params, storage) => ({
    data: storage.uploadSlot(parse(uploadSchema, params).path),
  }),
  'storage.batchGetDownloadUrl': async (params, storage) => {
    const files = parse(linkSchema, params).file_list;
    return {
      data: {
        download_list: await Promise.all(files.map((file) => storage.link(file.fileid, file.max_age))),
      },
    };
  },
  'storage.batchDeleteFile': async (params, storage) => {
    const ids = parse(deleteSchema, params).fileid_list;
    return { data: { delete_list: await Promise.all(ids.map((id) => storage.remove(id))) } };
  },
};

function parse<T>(schema: z.ZodMiniType<T>, params: unknown): T {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw new CloudError('INVALID_PARAM', z.prettifyError(parsed.error));
  return parsed.data;
}
