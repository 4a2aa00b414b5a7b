/** Object storage's face: the temporary bucket of the function service, for whoever was given leave to write one key. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, isStopped, send } from '../exchange';
import type { Faults } from '../faults';
import { bucketOf, REGIONS, type Region } from '../hosts';
import type { ManagementRequest } from '../requests';
import { BUCKET_OWNER, type Objects } from './objects';
import { COS_ACTIONS, type CosAnswer, type CosRequest, cosActionOf, cosRefusal } from './requests';

export interface CosParts {
  readonly region: Region;
  readonly objects: Objects;
  readonly faults: Faults;
  readonly requests: ManagementRequest[];
}

export async function answerCos(
  parts: CosParts,
  host: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const url = new URL(req.url ?? '/', `https://${host}`);
  const request: CosRequest = {
    method: req.method ?? '',
    bucket: bucketOf(host),
    key: decodeURIComponent(url.pathname).replace(/^\/+/, ''),
    query: url.searchParams,
    authorization: req.headers.authorization,
    body: await bodyOf(req),
  };
  const action = cosActionOf(request) ?? '';
  const noted: ManagementRequest = { action: `cos.${action}`, parameters: { Key: request.key } };
  parts.requests.push(noted);
  const mishap = parts.faults.take(noted.action, undefined);
  if (isStopped(res, mishap)) return;
  const answer =
    mishap?.kind === 'refused'
      ? cosRefusal(403, mishap.code, mishap.message ?? mishap.code)
      : run(parts, action, request);
  const { status, headers = {}, xml = '' } = answer;
  if (status >= 400) noted.code = /<Code>(.*?)<\/Code>/.exec(xml)?.[1] ?? String(status);
  await send(res, mishap, { status, headers: { 'content-type': 'application/xml', ...headers }, text: xml });
}

function run({ region, objects }: CosParts, name: string, request: CosRequest): CosAnswer {
  const action = COS_ACTIONS[name];
  if (!action) return cosRefusal(405, 'MethodNotAllowed', 'The stand-in does not know this request.');
  if (request.bucket !== `${REGIONS[region]}tempcos-${BUCKET_OWNER}`)
    return cosRefusal(404, 'NoSuchBucket', 'The specified bucket does not exist.');
  const key = request.key || (request.query.get('prefix') ?? '').replace(/^\/+/, '');
  if (!objects.isAllowed(request.authorization, key))
    return cosRefusal(403, 'AccessDenied', 'Access Denied.');
  return action(request, objects);
}
