/** A client of a local cloud without a phone: the same requests as the phone's, answered under the same rules. */
import type { Result } from '@xiuda/domain';
import type { Client } from '../../miniprogram/packages/admin/selfcheck/check-all';
import type { Given, Outcome, Reach } from '../../miniprogram/packages/admin/selfcheck/trials';
import { version } from '../../package.json';

interface Answer {
  readonly errCode?: number;
  readonly errMsg?: string;
  readonly fileID?: string;
  readonly result?: unknown;
}

const GIVEN: Given = { isRefused: false };

/** A file that is given has no JSON in it. */
const answerOf = async (response: Response): Promise<Answer> =>
  response.headers.get('content-type')?.startsWith('application/json')
    ? ((await response.json()) as Answer)
    : {};

async function outcomeOf(asking: Promise<Response>): Promise<Outcome> {
  const { errCode, errMsg = '', fileID } = await answerOf(await asking);
  if (errCode !== undefined) return { isRefused: true, code: errCode, message: errMsg };
  return { ...GIVEN, ...(fileID !== undefined && { fileId: fileID }) };
}

function reachAt(url: string, headers: Record<string, string>): Reach {
  const post = (path: string, body: string) => fetch(`${url}${path}`, { method: 'POST', headers, body });
  return {
    call: (name) => outcomeOf(post(`/invoke/${name}`, '{}')),
    read: (collection) => outcomeOf(post('/client/database', JSON.stringify({ collection, limit: 1 }))),
    upload: (path) => outcomeOf(post(`/storage?path=${encodeURIComponent(path)}`, 'selfcheck')),
    download: (fileId) =>
      outcomeOf(fetch(`${url}/storage?fileID=${encodeURIComponent(fileId)}`, { headers })),
  };
}

/** @param openid whom it speaks for */
export function httpClient(url: string, openid: string): Client {
  const headers = { 'x-wx-openid': openid, 'x-emulator-source': 'wx_client' };
  return {
    version,
    reach: reachAt(url, headers),
    async ask<T>(event: object) {
      const body = JSON.stringify(event);
      const answer = await answerOf(
        await fetch(`${url}/invoke/selfcheck`, { method: 'POST', headers, body }),
      );
      const result = answer.result as Result<T> | undefined;
      if (result?.ok) return result.data;
      throw new Error(result?.error.message ?? answer.errMsg ?? '没有回答');
    },
  };
}
