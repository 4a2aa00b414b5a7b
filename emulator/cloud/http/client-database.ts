/**
 * `POST /client/database {collection, limit}`: what `wx.cloud.database()` reads without a function, under the permission of the
 * collection. Answers `{data}`, or `{errCode, errMsg}` as the client sees it.
 */
import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../../cloudbase/definitions';
import type { Database, Document } from '../database/types';
import { asClientError, CloudError } from '../errors';
import type { RequestHandler } from '../types';
import { readBody } from './body';
import { callerOf } from './caller';
import { sendJson } from './respond';

const LIMIT_BYTES = 64 * 1024;
/** As many as the platform gives a client at once. */
const MOST = 20;

const SCHEMA = z.strictObject({
  collection: z.string(),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(MOST))),
});

export type ClientPermission = CollectionDefinition['permission'];

interface ClientDatabase {
  readonly database: Pick<Database, 'find'>;
  /** Of a collection that is there; where nothing is known of it, clients read nothing. */
  readonly permissionOf: (collection: string) => ClientPermission | undefined;
}

function read(
  { database, permissionOf }: ClientDatabase,
  body: unknown,
  openid: string | undefined,
): Document[] {
  const parsed = SCHEMA.safeParse(body);
  if (!parsed.success) throw new CloudError('INVALID_PARAM', z.prettifyError(parsed.error));
  const { collection, limit = MOST } = parsed.data;
  // One that is not there says so itself.
  database.find({ collection, filter: { _id: '' } });
  const permission = permissionOf(collection) ?? 'ADMINONLY';
  if (openid === undefined || permission === 'ADMINONLY')
    throw new CloudError('DATABASE_PERMISSION_DENIED', `Permission denied: ${collection}`);
  const found = database.find({ collection, filter: {}, sort: [['_id', 1]], limit });
  return permission === 'READONLY' ? found : found.filter(({ _openid }) => _openid === openid);
}

export const clientDatabase =
  (parts: ClientDatabase): RequestHandler =>
  async (req, res, url) => {
    if (req.method !== 'POST' || url.pathname !== '/client/database') return false;
    try {
      const body: unknown = JSON.parse((await readBody(req, LIMIT_BYTES)).toString());
      sendJson(res, { data: read(parts, body, callerOf(req).openid) });
    } catch (error) {
      sendJson(res, asClientError(error));
    }
    return true;
  };
